package dev.yore.log.internal.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.log.internal.storage.Seeds;
import dev.yore.log.internal.storage.SimulatedStorage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Runs in memory, in files, and merged again and again, hold what a plain map of sets holds, and nothing else. */
class RunsTest {

    private static final UUID STORE = new UUID(1, 2);

    @Test
    void whatIsAddedIsFoundInMemoryInFilesAndInFilesMadeOfFiles() {
        Seeds.each(200, random -> {
            var files = new RunFiles(new SimulatedStorage(), STORE);
            var expected = new Expected(random);
            var runs = new ArrayList<DiskRun>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                var memory = expected.next(random);
                expected.check(List.of(memory), memory.first(), memory.last());
                runs.add(files.write(0, List.of(new MemorySource(memory)), () -> false));
            }
            expected.check(runs, 1, expected.last);
            while (runs.size() > 1) {
                int from = random.nextInt(runs.size() - 1);
                var group = runs.subList(from, random.nextInt(from + 2, runs.size() + 1));
                var merged = files.write(1, List.copyOf(group), () -> false);
                group.forEach(DiskRun::discard);
                group.clear();
                runs.add(from, merged);
                expected.check(runs, 1, expected.last);
            }
            runs.forEach(DiskRun::discard);
        });
    }

    /** The model, and runs that are filled with what it is filled with. */
    private static final class Expected {
        private final NavigableMap<Long, NavigableSet<Long>> terms = new TreeMap<>();
        private final NavigableMap<Long, NavigableSet<Long>> ids = new TreeMap<>();
        private final NavigableMap<Long, Long> orders = new TreeMap<>();
        private final List<Long> names = new ArrayList<>();
        private RunMemory memory = new RunMemory(8);
        private long last;

        /** Few terms, so that many positions share one: at both ends of the numbers, anywhere, and some right beside another. */
        Expected(RandomGenerator random) {
            names.addAll(List.of(2L, -2L, Long.MIN_VALUE, Long.MAX_VALUE - 1));
            for (int i = random.nextInt(40); i >= 0; i--) {
                long name = random.nextLong() & ~1L;
                names.add(name);
                names.add(name ^ 1L << random.nextInt(1, 12));
            }
        }

        /** Fills a run with what comes next; some are kept where the one before was. */
        MemoryRun next(RandomGenerator random) {
            if (random.nextBoolean()) {
                memory = new RunMemory(random.nextInt(8, 400));
            } else {
                memory.clear();
            }
            var run = new MemoryRun(last + 1, memory, _ -> {});
            do {
                last++;
                for (int i = random.nextInt(7); i > 0; i--) {
                    long term = anyName(random);
                    run.add(term, last);
                    terms.computeIfAbsent(term, _ -> new TreeSet<>()).add(last);
                }
                long id = anyName(random) | 1;
                long order = orders.computeIfAbsent(id, _ -> random.nextBoolean() ? 0 : random.nextLong(1, 1L << 60));
                run.addId(id, order, last);
                ids.computeIfAbsent(id, _ -> new TreeSet<>()).add(last);
                run.cover(last);
            } while (run.hasRoom(7) && random.nextInt(60) > 0);
            return run;
        }

        private long anyName(RandomGenerator random) {
            return names.get(random.nextInt(names.size()));
        }

        void check(List<? extends Run> runs, long first, long upTo) {
            assertThat(runs.getFirst().first()).isEqualTo(first);
            assertThat(runs.getLast().last()).isEqualTo(upTo);
            for (long term : names) {
                assertThat(all(runs.stream().map(it -> it.postings(term, 0)).toList()))
                        .as("postings of %s", term)
                        .containsExactlyElementsOf(expected(terms, term, first, upTo));
                assertThat(all(runs.stream()
                                .map(it -> it.ids(term | 1, orders.getOrDefault(term | 1, 0L)))
                                .toList()))
                        .as("places of %s", term | 1)
                        .containsExactlyElementsOf(expected(ids, term | 1, first, upTo));
            }
            assertThat(runs.stream().flatMap(it -> all(List.of(it.postings(4, 0))).stream()))
                    .isEmpty();
            assertThat(runs.stream().flatMap(it -> all(List.of(it.ids(5, 0))).stream()))
                    .isEmpty();
        }

        private static NavigableSet<Long> expected(
                NavigableMap<Long, NavigableSet<Long>> model, long term, long first, long upTo) {
            return model.getOrDefault(term, new TreeSet<>()).subSet(first, true, upTo, true);
        }

        /** What postings hold; those of an id that stands several times need not be in order. */
        private static List<Long> all(List<Postings> parts) {
            return parts.stream()
                    .flatMap(it -> LongStream.range(0, it.count()).mapToObj(i -> it.get((int) i)))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }
}
