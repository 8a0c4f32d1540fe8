package dev.yore.log.internal.index;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/** One thread adds to a run in memory, others search it: each of them sees it as it was at one moment. */
class MemoryRunLincheckTest {

    @Test
    void eachReaderSeesTheRunAsItWasAtOneMomentWhateverTheInterleaving() {
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
    void eachReaderSeesTheRunAsItWasAtOneMomentOnThisProcessor() {
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

    /** A run that is asked in its own way, with terms that all begin at one slot of its table. */
    @Param(name = "term", gen = IntGen.class, conf = "1:3")
    public static class Subject {
        private static final long SAME_SLOT = 1 << 10;

        private final MemoryRun run = new MemoryRun(100, 64);
        private long position = 99;

        /** Adds a posting. */
        @Operation(nonParallelGroup = "writer")
        public void add(@Param(name = "term") int term) {
            run.add(term * SAME_SLOT, ++position);
        }

        /** Adds a posting at the last position once more, as two terms of one hash do. */
        @Operation(nonParallelGroup = "writer")
        public void addAgain(@Param(name = "term") int term) {
            if (position >= 100) {
                run.add(term * SAME_SLOT, position);
            }
        }

        /** Says that all was added. */
        @Operation(nonParallelGroup = "writer")
        public void cover() {
            run.cover(position);
        }

        /** How far it is covered. */
        @Operation
        public long last() {
            return run.last();
        }

        /** The newest posting. */
        @Operation
        public long newest(@Param(name = "term") int term) {
            return run.postings(term * SAME_SLOT, 0).atOrBefore(Long.MAX_VALUE);
        }

        /** All postings. */
        @Operation
        public List<Long> all(@Param(name = "term") int term) {
            var postings = run.postings(term * SAME_SLOT, 0);
            var all = new ArrayList<Long>();
            for (int i = 0; i < postings.count(); i++) {
                all.add(postings.get(i));
            }
            return all;
        }
    }

    /** What the answers must be those of. */
    public static class Model {
        private final TreeMap<Integer, TreeSet<Long>> postings = new TreeMap<>();
        private long position = 99;
        private long last = 99;

        /** See the subject. */
        public void add(int term) {
            position++;
            addAgain(term);
        }

        /** See the subject. */
        public void addAgain(int term) {
            if (position >= 100) {
                postings.computeIfAbsent(term, _ -> new TreeSet<>()).add(position);
            }
        }

        /** See the subject. */
        public void cover() {
            last = position;
        }

        /** See the subject. */
        public long last() {
            return last;
        }

        /** See the subject. */
        public long newest(int term) {
            return all(term).stream().mapToLong(it -> it).max().orElse(Positions.NONE);
        }

        /** See the subject. */
        public List<Long> all(int term) {
            return List.copyOf(postings.getOrDefault(term, new TreeSet<>()));
        }
    }
}
