package dev.yore.log.internal.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.log.internal.storage.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Sets of positions, however they are put together, answer as plain sets do. */
class PositionsTest {

    private static final int UP_TO = 40;
    private static final int DEPTH = 3;

    /** Positions, and what they should be. */
    private record Both(Positions positions, NavigableSet<Long> set) {}

    @Test
    void anyCombinationAnswersAsPlainSetsDo() {
        Seeds.each(2_000, random -> check(any(random, DEPTH)));
    }

    private static void check(Both both) {
        for (long at = 0; at <= UP_TO + 2; at++) {
            assertThat(both.positions.atOrAfter(at))
                    .as("at or after %s in %s", at, both)
                    .isEqualTo(orNone(both.set.ceiling(at)));
            assertThat(both.positions.atOrBefore(at))
                    .as("at or before %s in %s", at, both)
                    .isEqualTo(orNone(both.set.floor(at)));
        }
        assertThat(both.positions.atOrBefore(Long.MAX_VALUE - 1)).isEqualTo(both.set.isEmpty() ? 0 : both.set.last());
        assertThat(forwards(both.positions)).containsExactlyElementsOf(both.set);
        assertThat(backwards(both.positions)).containsExactlyElementsOf(both.set.descendingSet());
    }

    private static long orNone(Long found) {
        return found == null ? Positions.NONE : found;
    }

    private static List<Long> forwards(Positions positions) {
        var all = new ArrayList<Long>();
        for (long at = positions.atOrAfter(1); at != Positions.NONE; at = positions.atOrAfter(at + 1)) {
            all.add(at);
        }
        return all;
    }

    private static List<Long> backwards(Positions positions) {
        var all = new ArrayList<Long>();
        for (long at = positions.atOrBefore(UP_TO); at != Positions.NONE; at = positions.atOrBefore(at - 1)) {
            all.add(at);
        }
        return all;
    }

    private static Both any(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0 -> all(random);
            case 1 -> listed(random);
            case 2 -> inMemory(random);
            case 3 -> union(several(random, depth));
            case 4 -> intersection(several(random, depth));
            default -> concatenation(random);
        };
    }

    private static List<Both> several(RandomGenerator random, int depth) {
        var parts = new ArrayList<Both>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            parts.add(any(random, depth - 1));
        }
        return parts;
    }

    private static Both all(RandomGenerator random) {
        int first = random.nextInt(1, UP_TO);
        int last = random.nextInt(first - 1, UP_TO + 1);
        var set = new TreeSet<Long>();
        LongStream.rangeClosed(first, last).forEach(set::add);
        return new Both(set.isEmpty() ? Positions.empty() : Positions.all(first, last), set);
    }

    private static Both listed(RandomGenerator random) {
        var set = set(random, 1, UP_TO);
        int base = random.nextInt(3);
        int[] offsets = set.stream().mapToInt(it -> (int) (it - base)).toArray();
        return new Both(new ListedPostings(offsets, 0, offsets.length, base), set);
    }

    private static Both inMemory(RandomGenerator random) {
        var set = set(random, 1, UP_TO);
        return new Both(run(1, UP_TO, set).postings(2, 0), set);
    }

    private static Both union(List<Both> parts) {
        var set = new TreeSet<Long>();
        parts.forEach(it -> set.addAll(it.set));
        return new Both(Union.of(parts.stream().map(Both::positions).toList()), set);
    }

    private static Both intersection(List<Both> parts) {
        var set = new TreeSet<>(parts.getFirst().set);
        parts.forEach(it -> set.retainAll(it.set));
        return new Both(Intersection.of(parts.stream().map(Both::positions).toList()), set);
    }

    /** Runs that follow one another; the last one may cover again what those before it cover. */
    private static Both concatenation(RandomGenerator random) {
        var set = set(random, 1, UP_TO);
        var runs = new ArrayList<Run>();
        for (long first = 1; first <= UP_TO; ) {
            long last = random.nextLong(first, UP_TO + 1);
            runs.add(run(first, last, set));
            first = last + 1;
        }
        if (random.nextBoolean()) {
            runs.add(run(random.nextLong(1, UP_TO), UP_TO, set));
        }
        return new Both(new Concatenation(runs, run -> run.postings(2, 0)), set);
    }

    private static MemoryRun run(long first, long last, NavigableSet<Long> set) {
        var run = new MemoryRun(first, UP_TO);
        set.subSet(first, true, last, true).forEach(it -> run.add(2, it));
        run.cover(last);
        return run;
    }

    private static NavigableSet<Long> set(RandomGenerator random, long from, long to) {
        var set = new TreeSet<Long>();
        int inHundred = random.nextInt(101);
        for (long at = from; at <= to; at++) {
            if (random.nextInt(100) < inHundred) {
                set.add(at);
            }
        }
        return set;
    }
}
