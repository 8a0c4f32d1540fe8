package dev.yore.testkit.contract;

import static dev.yore.testkit.contract.Facts.all;
import static dev.yore.testkit.contract.Facts.byTurns;
import static dev.yore.testkit.contract.Facts.fact;
import static dev.yore.testkit.contract.Facts.facts;
import static dev.yore.testkit.contract.Facts.ids;
import static dev.yore.testkit.contract.Facts.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Event;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Version;
import dev.yore.store.Commit;
import dev.yore.store.StreamRange;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A stream is read in the order of its versions, or backwards, from one version to another, as much of it as is asked for. */
public interface StreamContract extends StoreTest {

    @Test
    default void aStreamHasItsEventsAndNoOthersInTheirOrder() {
        var events = byTurns("a", "b", 20);
        events.forEach(it -> store().append(Commit.of(it)));

        assertThat(store().load(stream("a")).toList())
                .extracting(RecordedEvent::event)
                .isEqualTo(events.stream()
                        .filter(it -> it.stream().equals(stream("a")))
                        .toList());
    }

    @Test
    default void aStreamThatNobodyWroteToHasNoEvents() {
        store().append(Commit.of(fact("a")));

        assertThat(store().load(stream("nobody")).toList()).isEmpty();
        assertThat(store().load(
                                stream("nobody"),
                                StreamRange.all().newestFirst().limit(1))
                        .toList())
                .isEmpty();
        assertThat(store().version(stream("nobody"))).isEqualTo(Version.NONE);
    }

    @Test
    default void streamsWithLikeNamesAreApart() {
        var names = List.of("a", "a/", "a/b", "A", "a ", "á", "aa");
        names.forEach(it -> store().append(Commit.of(fact(it))));

        assertThat(names)
                .allSatisfy(it -> assertThat(store().load(stream(it)).toList())
                        .singleElement()
                        .satisfies(event -> assertThat(event.stream()).isEqualTo(stream(it))));
    }

    @Test
    default void aStreamIsReadBackwardsFromItsNewestEvent() {
        append(7);

        assertThat(versions(StreamRange.all().newestFirst())).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(versions(StreamRange.all().newestFirst().limit(2))).containsExactly(7L, 6L);
    }

    @Test
    default void aRangeHasBothItsEnds() {
        append(7);
        var range = StreamRange.all().from(Version.of(3)).to(Version.of(5));

        assertThat(versions(range)).containsExactly(3L, 4L, 5L);
        assertThat(versions(range.newestFirst())).containsExactly(5L, 4L, 3L);
        assertThat(versions(range.limit(2))).containsExactly(3L, 4L);
        assertThat(versions(range.newestFirst().limit(2))).containsExactly(5L, 4L);
    }

    @Test
    default void everyRangeOfAStreamIsWhatItsFourPartsSay() {
        int length = 6;
        append(length);
        for (long from = 0; from <= length + 1; from++) {
            for (long to = 0; to <= length + 1; to++) {
                for (long limit = 0; limit <= length; limit += 2) {
                    var range = StreamRange.all()
                            .from(Version.of(from))
                            .to(Version.of(to))
                            .limit(limit);
                    var forwards = LongStream.rangeClosed(Math.max(1, from), Math.min(length, to))
                            .boxed()
                            .toList();

                    assertThat(versions(range))
                            .as("%s", range)
                            .isEqualTo(forwards.stream().limit(limit).toList());
                    assertThat(versions(range.newestFirst()))
                            .as("%s", range.newestFirst())
                            .isEqualTo(forwards.reversed().stream().limit(limit).toList());
                }
            }
        }
    }

    @Test
    default void aCursorEndsAtTheHeadOfItsCall() {
        append(5);
        try (var forwards = store().load(stream("a"));
                var backwards = store().load(stream("a"), StreamRange.all().newestFirst())) {
            store().append(Commit.of(facts("a", 3)));

            assertThat(forwards.toList()).hasSize(5);
            assertThat(backwards.toList()).hasSize(5);
        }
    }

    @Test
    default void aCursorCanBeAskedManyTimesWhetherThereIsMore() {
        append(2);
        try (var cursor = store().load(stream("a"))) {
            assertThat(cursor.hasNext()).isTrue();
            assertThat(cursor.hasNext()).isTrue();
            assertThat(cursor.next().version()).isEqualTo(Version.of(1));
            assertThat(cursor.next().version()).isEqualTo(Version.of(2));
            assertThat(cursor.hasNext()).isFalse();
            assertThat(cursor.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(cursor::next);
        }
    }

    @Test
    default void aClosedCursorHasNothingLeft() {
        append(3);
        var cursor = store().load(stream("a"));
        cursor.next();
        cursor.close();
        cursor.close();

        assertThat(cursor.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(cursor::next);
    }

    @Test
    default void aCursorCanBeReadAsAStream() {
        append(4);
        try (var events = store().load(stream("a")).stream()) {
            assertThat(events.limit(2).map(it -> it.version().value())).containsExactly(1L, 2L);
        }
    }

    @Test
    default void manyCursorsAreReadByTurns() {
        append(6);
        try (var one = store().load(stream("a"));
                var other = store().load(stream("a"), StreamRange.all().newestFirst())) {
            for (long version = 1; version <= 6; version++) {
                assertThat(one.next().version().value()).isEqualTo(version);
                assertThat(other.next().version().value()).isEqualTo(7 - version);
            }
        }
    }

    @Test
    default void aLongStreamIsReadWhole() {
        var events = new ArrayList<Event>();
        for (int i = 0; i < 20; i++) {
            var commit = byTurns("a", "b", 100);
            store().append(Commit.of(commit));
            events.addAll(commit);
        }
        var expected = events.stream()
                .filter(it -> it.stream().equals(stream("a")))
                .map(Event::id)
                .toList();

        assertThat(ids(store().load(stream("a")).toList())).isEqualTo(expected);
        assertThat(ids(store().load(stream("a"), StreamRange.all().newestFirst())
                        .toList()))
                .isEqualTo(expected.reversed());
        assertThat(versions(StreamRange.all().from(Version.of(998)))).containsExactly(998L, 999L, 1000L);
    }

    @Test
    default void streamsAreListedInTheOrderInWhichTheyBegan() {
        store().append(Commit.of(fact("z"), fact("a"), fact("z")));
        store().append(Commit.of(fact("m")));
        store().append(Commit.of(fact("a")));

        assertThat(streams("")).containsExactly("z", "a", "m");
        reopen();
        assertThat(streams("")).containsExactly("z", "a", "m");
        store().append(Commit.of(fact("b")));
        assertThat(streams("")).containsExactly("z", "a", "m", "b");
    }

    @Test
    default void streamsAreListedByPrefix() {
        var names = List.of("order-2", "order-1", "orders", "Order-3", "café/1", "cafe/1", "🦉-1");
        names.forEach(it -> store().append(Commit.of(fact(it))));

        assertThat(streams("order-")).containsExactly("order-2", "order-1");
        assertThat(streams("order")).containsExactly("order-2", "order-1", "orders");
        assertThat(streams("order-2")).containsExactly("order-2");
        assertThat(streams("order-22")).isEmpty();
        assertThat(streams("caf\u00e9")).containsExactly("café/1");
        assertThat(streams("🦉")).containsExactly("🦉-1");
    }

    @Test
    default void aListOfStreamsEndsAtTheHeadOfItsCall() {
        store().append(Commit.of(fact("a"), fact("b")));
        try (var streams = store().streams("")) {
            store().append(Commit.of(fact("c")));

            assertThat(streams.toList()).containsExactly(stream("a"), stream("b"));
        }
        assertThat(all(store())).hasSize(3);
    }

    private void append(int events) {
        store().append(Commit.of(facts("other", 1)));
        store().append(Commit.of(facts("a", events - 1)));
        store().append(Commit.of(byTurns("other", "a", 3).subList(0, 2)));
    }

    private List<Long> versions(StreamRange range) {
        return store().load(stream("a"), range).stream()
                .map(it -> it.version().value())
                .toList();
    }

    /** The names of the streams that begin with a prefix, without what all of them begin with. */
    private List<String> streams(String prefix) {
        return store().streams(Facts.PREFIX + prefix).toList().stream()
                .map(it -> it.value().substring(Facts.PREFIX.length()))
                .toList();
    }
}
