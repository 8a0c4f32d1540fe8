package dev.yore.kinesis;

import static org.awaitility.Awaitility.await;

import dev.yore.event.Partition;
import dev.yore.shard.PartitionedLog;
import dev.yore.shard.Shard;
import dev.yore.testkit.shard.LogFixture;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** A stream of an emulator, which does not throttle, so that it can be read without a pace. */
final class EmulatedPlace implements LogFixture {

    static final String REGION = "eu-central-1";

    private final KinesisOptions options;

    EmulatedPlace(URI endpoint, int shards) {
        options = options("s-" + UUID.randomUUID(), endpoint);
        try (var stream = KinesisStream.of(options)) {
            stream.create(NewStream.of(shards));
        }
    }

    static KinesisOptions options(String stream, URI endpoint) {
        return KinesisOptions.of(stream)
                .withEndpoint(endpoint)
                .withRegion(REGION)
                .withReads(1000, Duration.ofMillis(10))
                .withTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(20));
    }

    KinesisOptions options() {
        return options;
    }

    @Override
    public PartitionedLog open() {
        return KinesisLog.open(options);
    }

    @Override
    public boolean canReshard() {
        return true;
    }

    @Override
    public void split(Partition shard) {
        try (var client = Clients.asking(options)) {
            var range = find(shard, client).range();
            var middle = range.from().add(range.to()).shiftRight(1).add(BigInteger.ONE);
            client.splitShard(it ->
                    it.streamName(options.stream()).shardToSplit(shard.name()).newStartingHashKey(middle.toString()));
            awaitActive(client);
        }
    }

    @Override
    public void merge(Partition one, Partition other) {
        try (var client = Clients.asking(options)) {
            client.mergeShards(it ->
                    it.streamName(options.stream()).shardToMerge(one.name()).adjacentShardToMerge(other.name()));
            awaitActive(client);
        }
    }

    /** The SDK's own waiter looks every ten seconds. */
    private void awaitActive(KinesisClient client) {
        var state = new StreamState(new Calls(client, options), options.stream());
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(patience())
                .until(() -> state.summary().streamStatus() == StreamStatus.ACTIVE);
    }

    private Shard find(Partition shard, KinesisClient client) {
        return new ShardList(new Calls(client, options), options.stream())
                .get().stream().filter(it -> it.id().equals(shard)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        try (var stream = KinesisStream.of(options)) {
            stream.delete();
        }
    }
}
