package dev.yore.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be the name of a stream, a type, a tag, a partition. */
class NamesTest {

    private static final List<Function<String, Object>> NAMES =
            List.of(StreamId::of, EventType::of, it -> Tag.of("k", it));

    @Test
    void aNameHasAtMostTwoHundredAndFiftySixBytesOfUtf8() {
        assertThat(StreamId.of("é".repeat(128)).value()).hasSize(128);
        assertThat(EventType.of("🦉".repeat(64)).name()).hasSize(128);
        assertThat(Tag.of("k", "x".repeat(254))).hasToString("k:" + "x".repeat(254));

        assertRefused(() -> StreamId.of("é".repeat(128) + "x"), "aggregateId is longer than 256 bytes of UTF-8");
        assertRefused(() -> EventType.of("🦉".repeat(64) + "x"), "eventType is longer than 256 bytes of UTF-8");
        assertRefused(() -> Tag.of("k", "x".repeat(255)), "tags is longer than 256 bytes of UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\tb", "\u007f", "a\u0085", "\ud83e", "\udd89a", "\ud83ex", ""})
    void noNameIsEmptyOrHoldsControlCharactersOrHalfAPair(String text) {
        assertThat(NAMES)
                .allSatisfy(name ->
                        assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> name.apply(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "é", "日本語", "🦉", "a/b:c,d", "{a}", "\u00a0", "\ufeff", "\"quoted\""})
    void anyOtherTextIsAName(String text) {
        assertThat(NAMES).allSatisfy(name -> assertThat(name.apply(text)).isEqualTo(name.apply(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "acc_123, acc_123",
        "{course-1}/student-7, course-1",
        "{course-1}/room, course-1",
        "a{b}c{d}, b",
        "{}x, {}x",
        "{}{a}, {}{a}",
        "{a, {a",
        "a}{b}, b",
        "}{, }{",
        "{{a}}, {a",
        "x{ }, ' '"
    })
    void thePartitionKeyIsWhatStandsInTheFirstBracesElseTheWholeId(String stream, String key) {
        assertThat(StreamId.of(stream).partitionKey()).isEqualTo(key);
    }

    @Test
    void aTagEndsItsKeyAtTheFirstColon() {
        assertThat(Tag.parse("a:b:c")).isEqualTo(Tag.of("a", "b:c")).hasToString("a:b:c");

        assertRefused(() -> Tag.of("a:b", "c"), "tags holds a key with a colon: \"a:b\"");
        assertRefused(() -> Tag.parse("abc"), "tags holds \"abc\", which is not key:value");
        assertRefused(() -> Tag.of("", "c"), "tags holds \":c\", which is not key:value");
    }

    @Test
    void namesAreOrderedAsText() {
        assertThat(List.of(Tag.parse("a:1"), Tag.parse("a:2"), Tag.parse("b:0")))
                .isSorted();
        assertThat(List.of(StreamId.of("a"), StreamId.of("a-1"), StreamId.of("b")))
                .isSorted();
        assertThat(List.of(EventType.of("A"), EventType.of("B"))).isSorted();
        assertThat(List.of(EventId.of("1"), EventId.of("2"))).isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a:b", "a b", "a\u2003b", "\t"})
    void aPartitionHoldsNothingThatSeparatesPositions(String name) {
        assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> new Partition(name));
    }

    @Test
    void aPartitionHasAtMostOneHundredAndTwentyEightBytes() {
        assertThat(new Partition("x".repeat(128))).hasToString("x".repeat(128));
        assertThat(Partition.SINGLE).hasToString("").isEqualTo(new Partition(""));

        assertRefused(() -> new Partition("x".repeat(129)), "partition is longer than 128 bytes of UTF-8");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatExceptionOfType(InvalidEventException.class).isThrownBy(call).withMessage(message);
    }
}
