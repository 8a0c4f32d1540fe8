package dev.yore.kinesis;

import dev.yore.event.Partition;
import dev.yore.shard.Sequence;
import dev.yore.shard.ShardReader;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

/** Reads shards by enhanced fan-out: the service pushes, and each consumer has 2 MiB a second of each shard to itself. */
final class FanOut implements AutoCloseable {

    /** The service takes five calls of a consumer in a second, and one in five seconds that is renewed. */
    private static final double SUBSCRIBING_PER_SECOND = 1;

    private final KinesisOptions options;
    private final Calls calls;
    private final StreamState state;
    private final ShardList shards;
    private final KinesisAsyncClient client;

    /** Guarded by this. */
    private @Nullable String arn;

    FanOut(KinesisOptions options, KinesisAsyncClient client, Calls calls, StreamState state, ShardList shards) {
        this.options = options;
        this.calls = calls;
        this.state = state;
        this.shards = shards;
        this.client = client;
    }

    ShardReader read(Partition shard, Optional<Sequence> after, Consumer<ShardReader> whenClosed) {
        var bell = new Bell();
        var pace = new ReadPace(SUBSCRIBING_PER_SECOND, bell.now(), RandomGenerator.getDefault());
        return new FanOutReader(this, shard, after, pace, bell, whenClosed);
    }

    KinesisOptions options() {
        return options;
    }

    KinesisAsyncClient client() {
        return client;
    }

    /** The consumer, registered if it was not. */
    synchronized String consumer() {
        var known = arn;
        if (known == null) {
            known = new StreamConsumers(calls, state).ensure(options.consumer().orElseThrow());
            arn = known;
        }
        return known;
    }

    /** The service does not know the consumer or the shard: says which, and has the consumer looked up anew. */
    synchronized boolean isGone(Partition shard) {
        arn = null;
        return shards.get().stream().noneMatch(it -> it.id().equals(shard));
    }

    @Override
    public void close() {
        client.close();
    }
}
