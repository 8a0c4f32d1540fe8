package dev.yore.testkit.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.YoreException;
import dev.yore.shard.LogRecord;
import dev.yore.shard.ShardReader;
import dev.yore.testkit.internal.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A reader waits for records as long as it is told, unless it is woken, closed or interrupted. */
public interface ShardWaitContract extends LogTest {

    /** Longer than any test. */
    Duration LONG = Duration.ofHours(1);

    @Test
    default void aCallWaitsForARecord() {
        try (var reader = log().read(shard().id(), Optional.empty())) {
            var call = Waiting.in(() -> waitFor(1, reader));
            Entries.put(log(), Entries.in(shard(), "e", 1));

            assertThat(call.result(patience())).extracting(Entries::text).containsExactly("e-0");
        }
    }

    @Test
    default void aWaitThatIsOverGivesNothing() throws InterruptedException {
        try (var reader = log().read(shard().id(), Optional.empty())) {
            Reading.toTip(reader, patience());
            var batch = Waiting.in(() -> reader.next(Duration.ofMillis(50))).result(patience());
            assertThat(batch.records()).isEmpty();
            assertThat(batch.closed()).isFalse();
        }
    }

    @Test
    default void aCallThatWaitsIsWoken() throws InterruptedException {
        try (var reader = log().read(shard().id(), Optional.empty())) {
            Reading.toTip(reader, patience());
            var call = Waiting.in(() -> reader.next(LONG));
            reader.wake();
            call.result(patience());

            Entries.put(log(), Entries.in(shard(), "e", 1));
            reader.wake();
            assertThat(Reading.atLeast(1, reader, patience())).hasSize(1);
        }
    }

    @Test
    default void aWakeThatComesBeforeTheCallIsNotLost() throws InterruptedException {
        try (var reader = log().read(shard().id(), Optional.empty())) {
            Reading.toTip(reader, patience());
            reader.wake();
            assertThat(Waiting.in(() -> reader.next(LONG)).result(patience()).records())
                    .isEmpty();
        }
    }

    @Test
    default void anInterruptedCallPassesNothingOver() throws InterruptedException {
        try (var reader = log().read(shard().id(), Optional.empty())) {
            Reading.toTip(reader, patience());
            var call = Waiting.in(() -> isInterrupted(reader));
            call.interrupt();
            assertThat(call.result(patience())).as("interrupted").isTrue();

            Entries.put(log(), Entries.in(shard(), "e", 3));
            assertThat(Reading.atLeast(3, reader, patience()))
                    .extracting(Entries::text)
                    .containsExactly("e-0", "e-1", "e-2");
        }
    }

    @Test
    default void closingAReaderEndsACallThatWaits() throws InterruptedException {
        var reader = log().read(shard().id(), Optional.empty());
        Reading.toTip(reader, patience());
        var call = Waiting.in(() -> ends(reader));
        reader.close();
        reader.close();
        call.result(patience());
        reader.wake();
        Waiting.in(() -> ends(reader)).result(patience());
    }

    @Test
    default void closingALogEndsItsReadersAndLeavesOthersAlone() throws InterruptedException {
        var other = place().open();
        var reader = other.read(shard().id(), Optional.empty());
        Reading.toTip(reader, patience());
        var call = Waiting.in(() -> ends(reader));
        other.close();
        other.close();
        call.result(patience());
        reader.close();

        Entries.put(log(), Entries.in(shard(), "e", 1));
        assertThat(Reading.all(log(), shard().id(), patience())).hasSize(1);
    }

    @Test
    default void readersOfALogDoNotWaitForOneAnother() throws InterruptedException {
        var idle = log().read(log().shards().getLast().id(), Optional.empty());
        var waiting = Waiting.in(() -> ends(idle));
        try (var busy = log().read(shard().id(), Optional.empty())) {
            Entries.put(log(), Entries.in(shard(), "e", 2));
            assertThat(Reading.atLeast(2, busy, patience())).hasSize(2);
        }
        idle.close();
        waiting.result(patience());
    }

    private static List<LogRecord> waitFor(int count, ShardReader reader) throws InterruptedException {
        var records = reader.next(LONG).records();
        while (records.size() < count) {
            records = reader.next(LONG).records();
        }
        return records;
    }

    private static boolean isInterrupted(ShardReader reader) {
        try {
            reader.next(LONG);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** A call that is meant to be ended by a close: whether by an answer without records or an error is left open. */
    private static boolean ends(ShardReader reader) throws InterruptedException {
        try {
            return reader.next(LONG).records().isEmpty();
        } catch (YoreException e) {
            return true;
        }
    }
}
