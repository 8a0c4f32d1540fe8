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
import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Tag;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The log is read by query, in the order of its positions or backwards, and every event is found by its id. */
public interface ReadContract extends StoreTest {

    @Test
    default void theLogIsReadInTheOrderOfRecording() {
        var expected = new ArrayList<EventId>();
        for (int i = 1; i <= 30; i++) {
            var commit = byTurns("a", "b", i % 5 + 1);
            store().append(Commit.of(commit));
            expected.addAll(Facts.idsOf(commit));
        }

        assertThat(ids(all(store()))).isEqualTo(expected);
        assertThat(ids(store().read(Query.all(), LogRange.all().newestFirst()).toList()))
                .isEqualTo(expected.reversed());
    }

    @Test
    default void aQueryOfTypesFindsTheEventsOfAnyOfThem() {
        appendMixed();

        assertThat(ranks(Query.types("Opened"))).containsExactly(1L, 3L, 7L);
        assertThat(ranks(Query.types("Opened", "Closed"))).containsExactly(1L, 3L, 4L, 7L, 8L);
        assertThat(ranks(Query.types("Open"))).isEmpty();
        assertThat(ranks(Query.types("opened"))).isEmpty();
    }

    @Test
    default void aQueryOfTagsFindsTheEventsThatHaveAllOfThem() {
        appendMixed();

        assertThat(ranks(Query.tags("owner:alice"))).containsExactly(1L, 4L, 5L, 7L);
        assertThat(ranks(Query.tags("owner:alice", "branch:north"))).containsExactly(1L, 5L);
        assertThat(ranks(Query.tags("branch:north", "owner:alice"))).containsExactly(1L, 5L);
        assertThat(ranks(Query.tags("owner:alic"))).isEmpty();
        assertThat(ranks(Query.tags("owner:alice", "owner:bob"))).isEmpty();
    }

    @Test
    default void aQueryOfTypesAndTagsFindsTheEventsThatHaveBoth() {
        appendMixed();

        assertThat(ranks(Query.types("Opened").tagged("owner:alice"))).containsExactly(1L, 7L);
        assertThat(ranks(Query.types("Opened", "Moved").tagged("owner:alice", "branch:north")))
                .containsExactly(1L, 5L);
    }

    @Test
    default void aQueryOfSeveralCriteriaFindsEachEventOnceAndInOrder() {
        appendMixed();
        var query = Query.types("Closed")
                .or(Query.tags("owner:alice"))
                .or(Query.types("Opened").tagged("owner:bob"));

        assertThat(ranks(query)).containsExactly(1L, 3L, 4L, 5L, 7L, 8L);
        assertThat(ranks(Query.tags("owner:bob").or(Query.all()))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    default void whatStandsInTheDataIsNoTagAndNoType() {
        var event = Event.of(
                stream("a"),
                EventType.of("Noted"),
                Json.parse("{\"tags\":[\"owner:alice\"],\"eventType\":\"Opened\"}"));
        store().append(Commit.of(event.withTags(Tag.parse("owner:bob"))));

        assertThat(ranks(Query.tags("owner:alice"))).isEmpty();
        assertThat(ranks(Query.types("Opened"))).isEmpty();
        assertThat(ranks(Query.types("Noted").tagged("owner:bob"))).containsExactly(1L);
    }

    @Test
    default void aQueryMayHaveAsManyCriteriaAsThereCanBe() {
        appendMixed();
        var query = Query.types("Opened");
        for (int i = 1; i < Query.MAX_CRITERIA; i++) {
            query = query.or(Query.types("Closed").tagged("owner:" + i));
        }

        assertThat(ranks(query)).containsExactly(1L, 3L, 7L);
    }

    @Test
    default void aLimitCountsTheEventsThatMatch() {
        appendMixed();
        var query = Query.tags("owner:alice");

        assertThat(ranks(query, LogRange.all().limit(2))).containsExactly(1L, 4L);
        assertThat(ranks(query, LogRange.all().limit(2).newestFirst())).containsExactly(7L, 5L);
        assertThat(ranks(query, LogRange.all().limit(0))).isEmpty();
        assertThat(ranks(query, LogRange.all().limit(100))).containsExactly(1L, 4L, 5L, 7L);
    }

    @Test
    default void everyRangeOfTheLogIsWhatItsFourPartsSay() {
        appendMixed();
        var matching = List.of(1L, 4L, 5L, 7L);
        for (long after = 0; after <= 9; after++) {
            for (long upTo = 0; upTo <= 9; upTo++) {
                for (long limit = 0; limit <= 4; limit++) {
                    var range = LogRange.all()
                            .after(checkpoint(after))
                            .upTo(checkpoint(upTo))
                            .limit(limit);
                    long first = after;
                    long last = upTo;
                    var forwards = matching.stream()
                            .filter(it -> it > first && it <= last)
                            .toList();

                    assertThat(ranks(Query.tags("owner:alice"), range))
                            .as("%s", range)
                            .isEqualTo(forwards.stream().limit(limit).toList());
                    assertThat(ranks(Query.tags("owner:alice"), range.newestFirst()))
                            .as("%s", range.newestFirst())
                            .isEqualTo(forwards.reversed().stream().limit(limit).toList());
                }
            }
        }
    }

    @Test
    default void aReadEndsAtTheHeadOfItsCall() {
        appendMixed();
        try (var everything = store().read(Query.all());
                var some = store().read(Query.types("Opened"));
                var backwards = store().read(Query.all(), LogRange.all().newestFirst());
                var far = store().read(Query.all(), LogRange.all().upTo(checkpoint(100)))) {
            store().append(Commit.of(fact("a", "Opened"), fact("b", "Opened")));

            assertThat(ranks(everything.toList()))
                    .isEqualTo(LongStream.rangeClosed(1, 8).boxed().toList());
            assertThat(ranks(some.toList())).containsExactly(1L, 3L, 7L);
            assertThat(backwards.next().position().rank()).isEqualTo(8);
            assertThat(ranks(far.toList())).hasSize(8);
        }
    }

    @Test
    default void aReadThatNothingMatchesIsEmpty() {
        assertThat(ranks(Query.types("Opened"))).isEmpty();
        appendMixed();

        assertThat(ranks(Query.types("Never"))).isEmpty();
        assertThat(ranks(Query.all(), LogRange.all().after(checkpoint(8)))).isEmpty();
        assertThat(ranks(Query.all(), LogRange.all().after(checkpoint(Long.MAX_VALUE))))
                .isEmpty();
        assertThat(ranks(Query.all(), LogRange.all().upTo(checkpoint(Long.MAX_VALUE))))
                .hasSize(8);
        try (var cursor = store().read(Query.tags("no:body"))) {
            assertThat(cursor.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(cursor::next);
        }
    }

    @Test
    default void aReadMayBeLeftBeforeItsEnd() {
        appendMixed();
        for (int i = 0; i < 100; i++) {
            try (var cursor = store().read(Query.all())) {
                assertThat(cursor.next().position().rank()).isEqualTo(1);
            }
        }
        assertThat(ranks(Query.all())).hasSize(8);
    }

    @Test
    default void aRareEventIsFoundAmongMany() {
        store().append(Commit.of(fact("a", "Rare", "rare:1")));
        for (int i = 0; i < 20; i++) {
            store().append(Commit.of(facts("a", 100)));
        }
        store().append(Commit.of(fact("a", "Rare", "rare:1")));

        assertThat(ranks(Query.types("Rare"))).containsExactly(1L, 2002L);
        assertThat(ranks(Query.tags("rare:1"), LogRange.all().newestFirst().limit(1)))
                .containsExactly(2002L);
        assertThat(ranks(Query.all(), LogRange.all().after(checkpoint(2000)))).containsExactly(2001L, 2002L);
    }

    @Test
    default void everyEventIsFoundByItsIdAndNoOther() {
        appendMixed();

        assertThat(all(store()))
                .allSatisfy(it -> assertThat(store().find(it.id())).contains(it));
        assertThat(store().find(EventId.next())).isEmpty();
        assertThat(store().find(EventId.of("unknown"))).isEmpty();
    }

    @Test
    default void theHeadIsThePositionOfTheLastEvent() {
        assertThat(store().head()).isEqualTo(Checkpoint.START);
        for (int i = 1; i < 10; i++) {
            var receipt = store().append(Commit.of(facts("a", i)));
            assertThat(store().head()).isEqualTo(Checkpoint.of(receipt.position()));
        }
    }

    @Test
    default void theHeadAtATimeIsTheLastEventRecordedByThen() {
        for (int i = 0; i < 30; i++) {
            store().append(Commit.of(facts("a", 1 + i % 3)));
        }
        var events = all(store());

        assertThat(events).allSatisfy(it -> {
            assertThat(store().headAt(it.recordedAt())).isEqualTo(lastRecordedBy(events, it.recordedAt()));
            var justBefore = it.recordedAt().minusNanos(1);
            assertThat(store().headAt(justBefore)).isEqualTo(lastRecordedBy(events, justBefore));
            var justAfter = it.recordedAt().plusNanos(1);
            assertThat(store().headAt(justAfter)).isEqualTo(lastRecordedBy(events, justAfter));
        });
        assertThat(store().headAt(Instant.EPOCH)).isEqualTo(Checkpoint.START);
        assertThat(store().headAt(Instant.MIN)).isEqualTo(Checkpoint.START);
        assertThat(store().headAt(Instant.parse("9999-01-01T00:00:00Z"))).isEqualTo(store().head());
        assertThat(store().headAt(Instant.MAX)).isEqualTo(store().head());
    }

    private static Checkpoint lastRecordedBy(List<RecordedEvent> events, Instant time) {
        var last = Checkpoint.START;
        for (var event : events) {
            if (!event.recordedAt().isAfter(time)) {
                last = last.with(event.position());
            }
        }
        return last;
    }

    /** Eight events of four types and four combinations of tags, in commits of one to three. */
    private void appendMixed() {
        store().append(Commit.of(fact("a", "Opened", "owner:alice", "branch:north")));
        store().append(Commit.of(fact("a"), fact("b", "Opened", "owner:bob"), fact("a", "Closed", "owner:alice")));
        store().append(Commit.of(
                fact("c", "Moved", "branch:north", "owner:alice"), fact("c", "Moved", "branch:north")));
        store().append(Commit.of(fact("c", "Opened", "owner:alice", "branch:south"), fact("b", "Closed")));
    }

    /** The checkpoint of one who has read so many events of the log, or of a longer one. */
    private Checkpoint checkpoint(long rank) {
        var partition = all(store()).getFirst().position().partition();
        return rank == 0 ? Checkpoint.START : Checkpoint.of(new Position(partition, rank));
    }

    private List<Long> ranks(Query query) {
        return ranks(query, LogRange.all());
    }

    private List<Long> ranks(Query query, LogRange range) {
        return ranks(store().read(query, range).toList());
    }

    private static List<Long> ranks(List<RecordedEvent> events) {
        return events.stream().map(it -> it.position().rank()).toList();
    }
}
