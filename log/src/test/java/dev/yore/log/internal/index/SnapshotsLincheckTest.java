package dev.yore.log.internal.index;

import dev.yore.store.StoreClosedException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** One thread puts runs in place of others and closes, others read: nobody reads what is gone, and the end is told once. */
class SnapshotsLincheckTest {

    @Test
    void readersSeeTheRunsOfOneMomentAndNoneOnceItIsClosedWhateverTheInterleaving() {
        new ModelCheckingOptions()
                .iterations(20)
                .invocationsPerIteration(200)
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(0)
                .actorsAfter(1)
                .sequentialSpecification(Model.class)
                .check(Subject.class);
    }

    @Test
    void readersSeeTheRunsOfOneMomentAndNoneOnceItIsClosedOnThisProcessor() {
        new StressOptions()
                .iterations(20)
                .invocationsPerIteration(500)
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(0)
                .actorsAfter(1)
                .sequentialSpecification(Model.class)
                .check(Subject.class);
    }

    /** Snapshots of one run, told by the position at which it begins. */
    public static class Subject {
        private static final long CLOSED = -1;

        private final AtomicInteger ends = new AtomicInteger();
        private final Snapshots snapshots = new Snapshots(List.of(new MemoryRun(1, 1)), ends::incrementAndGet);
        private long first = 1;
        private boolean closed;

        /** Puts the next run in place; there is no more of that once it is closed. */
        @Operation(nonParallelGroup = "writer")
        public void replace() {
            if (!closed) {
                first++;
                snapshots.replace(_ -> List.of(new MemoryRun(first, 1)));
            }
        }

        /** Gives out no more. */
        @Operation(nonParallelGroup = "writer")
        public void close() {
            closed = true;
            snapshots.close();
        }

        /** Which run is read. */
        @Operation
        public long read() {
            try (var snapshot = snapshots.acquire()) {
                long read = snapshot.runs().getFirst().first();
                return ends.get() == 0 ? read : Long.MAX_VALUE;
            } catch (StoreClosedException _) {
                return CLOSED;
            }
        }

        /** The end is told when it is closed and all have let go, and not before. */
        @Validate
        public void endIsToldOnce() {
            if (ends.get() != (closed ? 1 : 0)) {
                throw new IllegalStateException("closed: " + closed + ", but the end was told " + ends + " times");
            }
        }
    }

    /** What the answers must be those of. */
    public static class Model {
        private long first = 1;
        private boolean closed;

        /** See the subject. */
        public void replace() {
            first += closed ? 0 : 1;
        }

        /** See the subject. */
        public void close() {
            closed = true;
        }

        /** See the subject. */
        public long read() {
            return closed ? Subject.CLOSED : first;
        }
    }
}
