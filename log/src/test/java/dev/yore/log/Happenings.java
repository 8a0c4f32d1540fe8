package dev.yore.log;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** How many processes ended where: a test that aims at random shows what it hit. */
final class Happenings {

    private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();

    void add(ProcessEnd end) {
        counts.merge(end.where(), 1, Integer::sum);
    }

    /** How often each of these happened. */
    List<Integer> counts(String... where) {
        return Stream.of(where).map(it -> counts.getOrDefault(it, 0)).toList();
    }

    int total() {
        return counts.values().stream().mapToInt(it -> it).sum();
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
