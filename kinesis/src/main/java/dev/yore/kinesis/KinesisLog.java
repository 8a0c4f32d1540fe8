package dev.yore.kinesis;

import dev.yore.event.Partition;
import dev.yore.shard.Entry;
import dev.yore.shard.LogDescription;
import dev.yore.shard.PartitionedLog;
import dev.yore.shard.PutLimits;
import dev.yore.shard.PutResult;
import dev.yore.shard.Sequence;
import dev.yore.shard.Shard;
import dev.yore.shard.ShardReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * A Kinesis stream. Records that were aggregated by the Kinesis Producer Library are given as the records they hold.
 *
 * <p>What the service refuses for good (no such stream, no right, no credentials, no region) is a {@link
 * dev.yore.store.StoreFailedException} that says what to do. Each call is sent once, and its answer is what is told: those who put
 * decide what to send again.
 */
public final class KinesisLog implements PartitionedLog {

    private final KinesisOptions options;
    private final KinesisClient client;
    private final ShardList shards;
    private final StreamState state;
    private final Puts puts;
    private final @Nullable FanOut fanOut;
    private final Set<ShardReader> readers = ConcurrentHashMap.newKeySet();

    private KinesisLog(KinesisOptions options, KinesisClient client) {
        this.options = options;
        this.client = client;
        var calls = new Calls(client, options);
        this.shards = new ShardList(calls, options.stream());
        this.state = new StreamState(calls, options.stream());
        this.puts = new Puts(client, options);
        this.fanOut = options.consumer().isPresent()
                ? new FanOut(options, Clients.pushed(options), calls, state, shards)
                : null;
    }

    /**
     * Opens a stream. This does not reach for it: whether it is there shows at the first call.
     *
     * @throws dev.yore.store.StoreFailedException if there is no region
     */
    public static KinesisLog open(KinesisOptions options) {
        return new KinesisLog(options, Clients.asking(options));
    }

    @Override
    public LogDescription describe() {
        return state.describe();
    }

    @Override
    public List<Shard> shards() {
        return shards.get();
    }

    @Override
    public List<PutResult> put(List<Entry> entries) {
        return puts.put(entries);
    }

    @Override
    public ShardReader read(Partition shard, Optional<Sequence> after) {
        var reader = fanOut == null ? polling(shard, after) : fanOut.read(shard, after, readers::remove);
        readers.add(reader);
        return reader;
    }

    private ShardReader polling(Partition shard, Optional<Sequence> after) {
        var bell = new Bell();
        var polled = new PolledShard(client, options.stream(), shards, shard, after);
        var pace = new ReadPace(options.readsPerSecond(), bell.now(), RandomGenerator.getDefault());
        return new PollingReader(options, polled, pace, bell, readers::remove);
    }

    @Override
    public PutLimits limits() {
        return Puts.limits(options);
    }

    @Override
    public void close() {
        readers.forEach(ShardReader::close);
        if (fanOut != null) {
            fanOut.close();
        }
        client.close();
    }
}
