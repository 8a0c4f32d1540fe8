package dev.yore.kinesis;

import dev.yore.event.Partition;
import dev.yore.shard.HashRange;
import dev.yore.shard.Shard;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;

/** The shards of a stream, as the service lists them, a page at a time. */
record ShardList(Calls calls, String stream) {

    List<Shard> get() {
        var shards = new ArrayList<Shard>();
        var request = ListShardsRequest.builder().streamName(stream).build();
        while (true) {
            var page = request;
            var response = calls.call(it -> it.listShards(page));
            response.shards().forEach(it -> shards.add(shard(it)));
            if (response.nextToken() == null) {
                return List.copyOf(shards);
            }
            request =
                    ListShardsRequest.builder().nextToken(response.nextToken()).build();
        }
    }

    private static Shard shard(software.amazon.awssdk.services.kinesis.model.Shard shard) {
        var parents = Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
                .filter(Objects::nonNull)
                .map(Partition::new)
                .toList();
        var range = shard.hashKeyRange();
        return new Shard(
                new Partition(shard.shardId()),
                parents,
                new HashRange(new BigInteger(range.startingHashKey()), new BigInteger(range.endingHashKey())));
    }
}
