package dev.yore.testkit.view;

import static dev.yore.testkit.view.Written.COUNTS;
import static dev.yore.testkit.view.Written.atMost;
import static dev.yore.testkit.view.Written.changes;
import static dev.yore.testkit.view.Written.keys;
import static dev.yore.testkit.view.Written.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.view.Row;
import dev.yore.view.RowRange;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows are listed in the order of the bytes of their keys, by prefix and by pages. */
public interface RangeContract extends ViewTest {

    /** In the order of UTF-8. */
    List<String> IN_ORDER = List.of(
            " ",
            "!",
            "%",
            "'",
            "*",
            "-",
            "0",
            "10",
            "9",
            "A",
            "B",
            "Z",
            "[",
            "\\",
            "_",
            "a",
            "a ",
            "a b",
            "aB",
            "aa",
            "ab",
            "b",
            "e",
            "z",
            "~",
            "\u007f",
            "ä",
            "é",
            "é0",
            "ß",
            "ž",
            "\u0301",
            "\uD7FF",
            "\uD7FF\uD7FF",
            "\uE000",
            "\uFB01",
            "\uFFFD",
            "\uFFFF",
            "\uD800\uDC00",
            "😀",
            "😀a",
            "😁",
            "\uDBFF\uDFFF",
            "\uDBFF\uDFFF!",
            "\uDBFF\uDFFF\uDBFF\uDFFF");

    @Test
    default void keysComeInTheOrderOfTheirBytes() {
        var sorted = new TreeSet<>(Row.KEY_ORDER);
        sorted.addAll(IN_ORDER);
        write(IN_ORDER.reversed());

        assertThat(list(RowRange.all())).containsExactlyElementsOf(sorted);
    }

    @Test
    default void everyPrefixAndPageGivesTheRowsThatItIncludes() {
        write(IN_ORDER.reversed());
        var sorted = new TreeSet<>(Row.KEY_ORDER);
        sorted.addAll(IN_ORDER);
        for (String prefix : Stream.concat(
                        Stream.of("", "nothing", "aaa", "\uDBFF\uDFFF\uDBFF\uDFFF\uDBFF\uDFFF"), IN_ORDER.stream())
                .toList()) {
            var range = RowRange.prefix(prefix);
            assertThat(list(range)).as("prefix %s", prefix).containsExactlyElementsOf(included(sorted, range));
            for (String after :
                    List.of("!", "a", "aA", "é", "\uE000", "😀", "\uDBFF\uDFFF", "\uDBFF\uDFFF\uDBFF\uDFFF0")) {
                var page = range.after(after);
                assertThat(list(page))
                        .as("prefix %s after %s", prefix, after)
                        .containsExactlyElementsOf(included(sorted, page));
            }
        }
    }

    @Test
    default void whatMeansSomethingInAPatternMeansNothingInAPrefix() {
        write(List.of(
                "100%",
                "100% of", "1000", "a_b", "a_b_c", "axb", "a*c", "abc", "a?d", "[a]", "a", "it's", "its", "\\%"));

        assertThat(list(RowRange.prefix("100%"))).containsExactly("100%", "100% of");
        assertThat(list(RowRange.prefix("a_b"))).containsExactly("a_b", "a_b_c");
        assertThat(list(RowRange.prefix("a*"))).containsExactly("a*c");
        assertThat(list(RowRange.prefix("a?"))).containsExactly("a?d");
        assertThat(list(RowRange.prefix("[a"))).containsExactly("[a]");
        assertThat(list(RowRange.prefix("it'"))).containsExactly("it's");
        assertThat(list(RowRange.prefix("\\"))).containsExactly("\\%");
        assertThat(list(RowRange.prefix("%"))).isEmpty();
        assertThat(list(RowRange.prefix("_"))).isEmpty();
    }

    @Test
    default void pagesFollowOneAnotherWithoutGapAndOverlap() {
        write(List.of(keys(105)));
        var seen = new ArrayList<String>();
        var page = RowRange.prefix("key-").limit(10);
        for (var keys = list(page); !keys.isEmpty() && seen.size() <= 105; keys = list(page.after(seen.getLast()))) {
            assertThat(keys).hasSizeLessThanOrEqualTo(10);
            seen.addAll(keys);
        }

        assertThat(seen).containsExactly(keys(105));
        assertThat(list(RowRange.all().limit(0))).isEmpty();
        assertThat(list(RowRange.all().limit(1))).containsExactly("key-000000");
        assertThat(list(RowRange.all().after("key-000103zzz"))).containsExactly("key-000104");
        assertThat(list(RowRange.all().after("key-000104"))).isEmpty();
        assertThat(list(RowRange.prefix("key-00010").after("a").limit(2))).containsExactly("key-000100", "key-000101");
    }

    @Test
    default void randomRangesGiveTheRowsThatTheyInclude() {
        var random = new Random(4);
        var sorted = new TreeSet<>(Row.KEY_ORDER);
        for (int i = 0; i < 300; i++) {
            sorted.add(text(random, 1 + random.nextInt(5)));
        }
        write(List.copyOf(sorted));
        try (var reader = store().read(COUNTS)) {
            for (int i = 0; i < 200; i++) {
                var range = RowRange.prefix(text(random, random.nextInt(3)));
                range = random.nextBoolean() ? range.after(text(random, random.nextInt(4))) : range;
                assertThat(keys(reader, range))
                        .as("seed 4, %s", range)
                        .containsExactlyElementsOf(included(sorted, range));
            }
        }
    }

    @Test
    default void aLongListIsReadAsItIsAskedForAndMayBeLeft() {
        int rows = atMost(store(), 30_000);
        write(List.of(keys(rows)));
        try (var reader = store().read(COUNTS)) {
            for (int i = 0; i < 100; i++) {
                try (var list = reader.list(RowRange.all())) {
                    assertThat(list.next().key()).isEqualTo("key-000000");
                    assertThat(list.next().key()).isEqualTo("key-000001");
                }
            }
            var left = reader.list(RowRange.all());
            left.close();
            assertThat(left.hasNext()).isFalse();
            assertThat(keys(reader, RowRange.all())).containsExactly(keys(rows));
            var end = reader.list(RowRange.prefix("none"));
            assertThat(end.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(end::next);
            end.close();
        }
    }

    private void write(List<String> keys) {
        var lease = lease(store(), COUNTS);
        int rows = atMost(store(), keys.size());
        for (int i = 0; i < keys.size(); i += rows) {
            var some = keys.subList(i, Math.min(keys.size(), i + rows));
            store().write(lease, changes(1 + i, some.toArray(String[]::new)));
        }
    }

    private List<String> list(RowRange range) {
        try (var reader = store().read(COUNTS)) {
            return keys(reader, range);
        }
    }

    private static List<String> included(SortedSet<String> sorted, RowRange range) {
        return sorted.stream().filter(range::includes).limit(range.limit()).toList();
    }

    private static String text(Random random, int length) {
        var alphabet = List.of("a", "b", "é", "\uD7FF", "\uE000", "\uFFFF", "😀", "\uDBFF\uDFFF");
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.get(random.nextInt(alphabet.size())));
        }
        return text.toString();
    }
}
