package dev.yore.testkit;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What differs between what was expected and what is, line by line: {@code "  "} both, {@code "- "} only expected,
 * {@code "+ "} only there. Between two records of one class the components that differ are told.
 */
final class EventDiff {

    private final List<?> expected;
    private final List<?> actual;
    private final int[][] common;

    private EventDiff(List<?> expected, List<?> actual) {
        this.expected = expected;
        this.actual = actual;
        this.common = longestCommonRests(expected, actual);
    }

    static List<String> of(List<?> expected, List<?> actual) {
        return new EventDiff(expected, actual).lines();
    }

    /** One thing and what differs from the one that was expected. */
    static List<String> between(Object expected, Object actual) {
        return Stream.concat(Stream.of(actual.toString()), components(expected, actual))
                .toList();
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        int e = 0;
        int a = 0;
        while (e < expected.size() || a < actual.size()) {
            if (e < expected.size() && a < actual.size() && expected.get(e).equals(actual.get(a))) {
                lines.add("  " + expected.get(e++));
                a++;
            } else if (e < expected.size() && a < actual.size() && common[e + 1][a + 1] == common[e][a]) {
                lines.add("- " + expected.get(e));
                lines.add("+ " + actual.get(a));
                components(expected.get(e++), actual.get(a++)).forEach(lines::add);
            } else if (a == actual.size() || (e < expected.size() && common[e + 1][a] >= common[e][a + 1])) {
                lines.add("- " + expected.get(e++));
            } else {
                lines.add("+ " + actual.get(a++));
            }
        }
        return lines;
    }

    /** For each two places, how many elements the rests of both lists have in common, in order. */
    private static int[][] longestCommonRests(List<?> expected, List<?> actual) {
        var lengths = new int[expected.size() + 1][actual.size() + 1];
        for (int e = expected.size() - 1; e >= 0; e--) {
            for (int a = actual.size() - 1; a >= 0; a--) {
                lengths[e][a] = expected.get(e).equals(actual.get(a))
                        ? lengths[e + 1][a + 1] + 1
                        : Math.max(lengths[e + 1][a], lengths[e][a + 1]);
            }
        }
        return lengths;
    }

    private static Stream<String> components(Object expected, Object actual) {
        if (!expected.getClass().isRecord() || !expected.getClass().equals(actual.getClass())) {
            return Stream.empty();
        }
        return Arrays.stream(expected.getClass().getRecordComponents())
                .filter(it -> !Objects.equals(value(it, expected), value(it, actual)))
                .map(it -> "    %s: expected %s, but was %s"
                        .formatted(it.getName(), value(it, expected), value(it, actual)));
    }

    private static Object value(RecordComponent component, Object of) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return String.valueOf(accessor.invoke(of));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return "(cannot be read: " + e + ")";
        }
    }
}
