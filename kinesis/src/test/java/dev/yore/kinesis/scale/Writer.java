package dev.yore.kinesis.scale;

import dev.yore.deciding.internal.verdict.Verdict;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import java.time.Instant;
import java.util.SplittableRandom;

/** Appends to one stream, one commit after the other; what meets a conflict it decides anew at once. */
final class Writer {

    private static final Json DATA = Json.parse("{\"amount\":100.00}");

    private final String name;
    private final StreamId stream;
    private final Node node;
    private final VirtualTime time;
    private final Measured measured;
    private final SplittableRandom random;
    private final long pause;
    private final int shard;
    private long begun;
    private int attempts;

    /**
     * A writer that does nothing yet.
     *
     * @param pause how long it rests between two commits, on average
     * @param shard the rank of the stream's shard
     */
    Writer(
            String name,
            StreamId stream,
            Node node,
            VirtualTime time,
            Measured measured,
            SplittableRandom random,
            long pause,
            int shard) {
        this.name = name;
        this.stream = stream;
        this.node = node;
        this.time = time;
        this.measured = measured;
        this.random = random;
        this.pause = pause;
        this.shard = shard;
    }

    void start() {
        time.in(pause == 0 ? 0 : random.nextLong(2 * pause), () -> {
            begun = time.now();
            attempt();
        });
    }

    private void attempt() {
        var event = Event.of(stream.value(), "MoneyDeposited", DATA)
                .withId(EventId.of(name + "-" + attempts++))
                .withTimestamp(Instant.EPOCH);
        var version = node.shard(stream).history().version(stream);
        node.append(Commit.of(event).expecting(stream, ExpectedVersion.exactly(version)), this);
    }

    void answered(Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted _ -> {
                measured.accepted(begun, time.now(), shard);
                start();
            }
            case Verdict.Rejected _ -> {
                measured.refused(time.now());
                attempt();
            }
        }
    }
}
