package dev.yore.testkit.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Partition;
import dev.yore.shard.LogRecord;
import dev.yore.shard.PartitionedLog;
import dev.yore.shard.Sequence;
import dev.yore.shard.ShardBatch;
import dev.yore.shard.ShardReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a reader of a shard said until something was seen, which must be in time. */
final class Reading {

    private static final Duration STEP = Duration.ofMillis(100);

    private Reading() {}

    /** So many records, or more if the last batch had more. */
    static List<LogRecord> atLeast(int count, ShardReader reader, Duration patience) throws InterruptedException {
        var records = new ArrayList<LogRecord>();
        long deadline = System.nanoTime() + patience.toNanos();
        while (records.size() < count) {
            records.addAll(sound(reader, deadline, count + " records, of which it gave " + records.size())
                    .records());
        }
        return records;
    }

    /** All records until the reader says that it is at the tip. */
    static List<LogRecord> toTip(ShardReader reader, Duration patience) throws InterruptedException {
        return until(ShardBatch::atTip, "the tip", reader, patience);
    }

    /** All records of a shard that is closed, or being closed. */
    static List<LogRecord> toEnd(ShardReader reader, Duration patience) throws InterruptedException {
        return until(ShardBatch::closed, "the end of the shard", reader, patience);
    }

    /** All records of a shard, from the oldest to the tip. */
    static List<LogRecord> all(PartitionedLog log, Partition shard, Duration patience) throws InterruptedException {
        try (var reader = log.read(shard, Optional.empty())) {
            return toTip(reader, patience);
        }
    }

    /** All records of a shard behind one of them, to the tip. */
    static List<LogRecord> behind(Sequence sequence, PartitionedLog log, Partition shard, Duration patience)
            throws InterruptedException {
        try (var reader = log.read(shard, Optional.of(sequence))) {
            return toTip(reader, patience);
        }
    }

    /** The gap that a reader must report before anything else. */
    static ShardBatch gap(ShardReader reader, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var batch = next(reader, deadline, "a gap");
            if (batch.gap()) {
                return batch;
            }
            assertThat(batch.records()).as("records in place of a gap").isEmpty();
            assertThat(batch.closed()).as("closed in place of a gap").isFalse();
        }
    }

    private static List<LogRecord> until(Predicate<ShardBatch> seen, String what, ShardReader reader, Duration patience)
            throws InterruptedException {
        var records = new ArrayList<LogRecord>();
        long deadline = System.nanoTime() + patience.toNanos();
        ShardBatch batch;
        do {
            batch = sound(reader, deadline, what);
            records.addAll(batch.records());
        } while (!seen.test(batch));
        return records;
    }

    private static ShardBatch sound(ShardReader reader, long deadline, String what) throws InterruptedException {
        var batch = next(reader, deadline, what);
        assertThat(batch.gap()).as("gap on the way to " + what).isFalse();
        return batch;
    }

    private static ShardBatch next(ShardReader reader, long deadline, String what) throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new AssertionError("the reader did not come to " + what + " in time");
        }
        return reader.next(STEP);
    }
}
