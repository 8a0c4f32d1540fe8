package dev.yore.log;

import static dev.yore.log.Stores.SMALL;
import static dev.yore.log.Stores.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.log.Ledger.Outcome;
import dev.yore.log.internal.storage.Fate;
import dev.yore.log.internal.storage.Faults;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.Commit;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A process that makes a store, fills some segments and closes it may end between any two of its changes of the disk. What is
 * left is no store yet, or can be read and verified as it is. What the next process acknowledges is safe all the same.
 */
class EveryMomentTest {

    @Test
    void aProcessMayBeKilledAtEveryMoment() throws IOException {
        assertThatAllIsSafe(SimulatedStorage::kill);
    }

    @Test
    void thePowerMayGoAtEveryMomentWithAllThatWasNotSynced() throws IOException {
        assertThatAllIsSafe(storage -> storage.crash(Fate.lost()));
    }

    @Test
    void thePowerMayGoAtEveryMomentWithNothingLost() throws IOException {
        assertThatAllIsSafe(storage -> storage.crash(Fate.kept()));
    }

    private static void assertThatAllIsSafe(UnaryOperator<SimulatedStorage> end) throws IOException {
        for (long moment = 1; ; moment++) {
            var ledger = new Ledger();
            var first = new SimulatedStorage();
            var ended = new AtomicBoolean();
            first.before(Faults.beforeChange(moment, () -> {
                ended.set(true);
                var _ = end.apply(first);
            }));
            run(first, ledger);
            try {
                var second = end.apply(first);
                var left = AsLeft.read(second);
                if (second.disk() == first.disk()) {
                    ledger.copy().settle(left);
                }
                checkWhatFollows(second, ledger);
            } catch (AssertionError | IOException | RuntimeException e) {
                throw new AssertionError("at change " + moment + ": " + e, e);
            }
            if (!ended.get()) {
                return;
            }
        }
    }

    private static void run(SimulatedStorage storage, Ledger ledger) {
        try (var store = open(storage)) {
            for (int i = 0; i < 40; i++) {
                send(store, ledger, i % 13 == 7 ? large(i) : several(i));
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("this ");
        }
    }

    /** Another process acknowledges a commit, and the power goes with all that it has not synced. */
    private static void checkWhatFollows(SimulatedStorage second, Ledger ledger) throws IOException {
        try (var store = open(second)) {
            ledger.settle(WholeStore.check(store));
            assertThat(send(store, ledger, several(1_000))).isEqualTo(Outcome.RECORDED);
            second.powerOff();
        }
        try (var store = open(second.crash(Fate.lost()))) {
            ledger.settle(WholeStore.check(store));
        }
    }

    private static Outcome send(LogStore store, Ledger ledger, Commit commit) {
        return ledger.send(commit, () -> store.tryAppend(commit));
    }

    private static Commit several(int number) {
        return Commit.of(IntStream.range(0, 5)
                .mapToObj(i -> event("s" + i % 3, 10 * number + i))
                .toList());
    }

    private static Commit large(int number) {
        var text = "x".repeat(30_000);
        return Commit.of(
                Event.of("s1", "Large", Json.parse("{\"number\":%d,\"text\":\"%s\"}".formatted(number, text))));
    }

    private static LogStore open(SimulatedStorage storage) throws IOException {
        return LogStore.open(storage, SMALL.withIndexPostings(128), InstantSource.system(), ProgressListener.NONE);
    }
}
