package dev.yore.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.log.Ledger.Outcome;
import dev.yore.log.internal.storage.Faults;
import dev.yore.log.internal.storage.Hook;
import dev.yore.log.internal.storage.Operation;
import dev.yore.log.internal.storage.Operation.Kind;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each call of the disk fails once, of each kind the first, then the second, and so on. Every caller is told the truth, what was
 * acknowledged is there, and what was refused is not.
 */
@Timeout(value = 100, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EveryFaultTest {

    private static final int FEWEST_OF_A_KIND = 3;
    private static final long STEP = 12 << 10;

    @ParameterizedTest
    @EnumSource
    void anyCallMayFail(Kind kind) throws IOException {
        assertThatTheTruthIsTold(kind, Faults::fail);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "WRITE", "RENAME", "DELETE", "SYNC_FOLDER"})
    void anyCallMayHaveItsEffectAndFail(Kind kind) throws IOException {
        assertThatTheTruthIsTold(kind, Faults::failAfterwards);
    }

    @Test
    void anyWriteMayBeTorn() throws IOException {
        assertThatTheTruthIsTold(Kind.WRITE, when -> Faults.tear(when, 70));
    }

    @Test
    void anySyncMayLoseWhatItDidNotWrite() throws IOException {
        assertThatTheTruthIsTold(Kind.SYNC, when -> Faults.failSync(when, new SplittableRandom(7)));
    }

    private static void assertThatTheTruthIsTold(Kind kind, Function<Predicate<Operation>, Hook> fault)
            throws IOException {
        long met = 0;
        for (long n = 1; n == met + 1; n++) {
            var failed = new AtomicReference<>("no call");
            if (meetsFault(n, kind, fault, failed)) {
                met++;
            }
        }
        assertThat(met).as("calls of this kind").isGreaterThanOrEqualTo(FEWEST_OF_A_KIND);
    }

    /** Runs the workload; false if it made fewer calls of the kind. */
    private static boolean meetsFault(
            long n, Kind kind, Function<Predicate<Operation>, Hook> fault, AtomicReference<String> failed)
            throws IOException {
        var calls = new AtomicLong();
        var workload = new Workload();
        try {
            workload.run(fault.apply(operation -> {
                boolean chosen = operation.kind() == kind && calls.incrementAndGet() == n;
                if (chosen) {
                    failed.set(operation.toString());
                }
                return chosen;
            }));
            assertThat(workload.outcomes().stream()
                            .filter(Outcome.UNKNOWN::equals)
                            .count())
                    .as("a single sender is left in doubt by a single fault")
                    .isLessThanOrEqualTo(1);
            workload.check();
        } catch (AssertionError | IOException | RuntimeException e) {
            throw new AssertionError("with the fault at " + failed + ", the " + n + "th " + kind + ": " + e, e);
        }
        return calls.get() >= n;
    }

    @Test
    void theDiskMayBeFullAtAnySize() throws IOException {
        long room = 0;
        while (hasRoomFor(room)) {
            room += STEP;
        }
        assertThat(room).isGreaterThan(10 * STEP);
    }

    /** Runs the workload on a disk of a size, then makes room; false if it was never full. */
    private static boolean hasRoomFor(long room) throws IOException {
        var workload = new Workload();
        workload.machine().disk().capacity(room);
        boolean full = false;
        try (var store = Workload.open(workload.machine().another())) {
            for (int i = 0; i < 30; i++) {
                workload.sendNext(store);
            }
            full = !workload.outcomes().stream().allMatch(Outcome.RECORDED::equals)
                    || store.stats().problem().isPresent();
            assertThat(workload.outcomes()).doesNotContain(Outcome.UNKNOWN);
            workload.machine().disk().capacity(Long.MAX_VALUE);
            workload.outcomes().clear();
            workload.sendNext(store);
            assertThat(workload.outcomes()).containsOnly(Outcome.RECORDED);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
            full = true;
            workload.machine().disk().capacity(Long.MAX_VALUE);
        }
        workload.check();
        return full;
    }
}
