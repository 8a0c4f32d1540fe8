package dev.yore.testkit.contract;

import static dev.yore.testkit.contract.Facts.fact;
import static dev.yore.testkit.contract.Facts.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.Tag;
import dev.yore.store.Commit;
import dev.yore.store.LimitExceededException;
import dev.yore.store.Limits;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everything has a limit: what is exactly as large is recorded, what is one larger is refused. */
public interface LimitContract extends StoreTest {

    @Test
    default void theLimitsAreWithinThoseOfEveryStore() {
        var limits = store().limits();

        assertThat(limits.eventBytes()).isBetween(2048, Limits.MAX.eventBytes());
        assertThat(limits.commitBytes()).isBetween(32 * 1024, Limits.MAX.commitBytes());
        assertThat(limits.commitEvents()).isBetween(100, Limits.MAX.commitEvents());
        assertThat(limits.eventTags()).isBetween(8, Limits.MAX.eventTags());
    }

    @Test
    default void theLargestEventIsRecordedAndALargerOneRefused() {
        int limit = store().limits().eventBytes();
        var largest = eventOf(limit);
        assertRecorded(largest);

        assertRefused(limit, limit + 1, eventOf(limit + 1));
        assertRefused(limit, 2L * limit, eventOf(2 * limit));
    }

    @Test
    default void everyPartOfAnEventCountsTowardsItsSize() {
        int limit = store().limits().eventBytes();
        var largest = eventOf(limit);

        assertRefused(limit, limit + 3L, largest.withTags(Tag.of("k", "v")));
        assertRefused(limit, limit + 1L, eventOf(limit - 2).withTags(Tag.of("k", "v")));
        assertRecorded(eventOf(limit - 3).withTags(Tag.of("k", "v")));
    }

    @Test
    default void theCommitOfMostEventsIsRecordedAndOneOfMoreRefused() {
        int limit = store().limits().commitEvents();
        assertRecorded(facts("a", limit).toArray(Event[]::new));

        assertRefused(limit, limit + 1, facts("a", limit + 1).toArray(Event[]::new));
    }

    @Test
    default void theLargestCommitIsRecordedAndALargerOneRefused() {
        int limit = store().limits().commitBytes();
        var largest = commitOf(limit);
        var larger = commitOf(limit + 1);
        assertRecorded(largest.toArray(Event[]::new));

        assertRefused(limit, limit + 1, larger.toArray(Event[]::new));
    }

    @Test
    default void theMostTagsAreRecordedAndMoreRefused() {
        int limit = store().limits().eventTags();
        assertRecorded(tagged(limit));

        assertRefused(limit, limit + 1, tagged(limit + 1));
        assertRefused(limit, limit + 1, fact("a"), tagged(limit + 1));
    }

    @Test
    default void aQueryOfTooManyCriteriaIsRefused() {
        var criteria = IntStream.rangeClosed(0, Query.MAX_CRITERIA)
                .mapToObj(i -> Query.types("Type" + i).criteria().getFirst())
                .toList();

        assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> new Query(criteria));
    }

    @Test
    default void whatIsTooLargeIsRefusedThoughOneOfItsEventsIsRecorded() {
        var event = fact("a");
        store().append(Commit.of(event));
        int limit = store().limits().commitEvents();
        var tooMany = new ArrayList<>(List.of(event));
        tooMany.addAll(facts("a", limit));

        assertRefused(limit, limit + 1, tooMany.toArray(Event[]::new));
    }

    private static Event tagged(int count) {
        return fact("a")
                .withTags(IntStream.range(0, count)
                        .mapToObj(i -> Tag.of("k", "" + i))
                        .toList());
    }

    /** An event of exactly this size. */
    private static Event eventOf(int bytes) {
        var event = fact("a");
        var padding = "p".repeat(bytes - withData(event, "").size());
        return withData(event, padding);
    }

    private static Event withData(Event event, String padding) {
        return new Event(
                event.id(),
                event.type(),
                event.stream(),
                event.timestamp(),
                Json.parse("{\"p\":\"" + padding + "\"}"),
                1,
                event.metadata(),
                Set.of(),
                Json.EMPTY_OBJECT);
    }

    /** Events that have exactly this size together, none of them too large by itself. */
    private List<Event> commitOf(int bytes) {
        var events = new ArrayList<Event>();
        int largest = store().limits().eventBytes();
        int left = bytes;
        for (; left > largest + 1024; left -= largest) {
            events.add(eventOf(largest));
        }
        events.add(eventOf(left / 2));
        events.add(eventOf(left - left / 2));
        assertThat(events.stream().mapToInt(Event::size).sum()).isEqualTo(bytes);
        return events;
    }

    private void assertRecorded(Event... events) {
        assertThat(store().tryAppend(Commit.of(events))).isInstanceOf(Receipt.class);
        reopen();
        assertThat(events)
                .allSatisfy(it ->
                        assertThat(store().find(it.id()).orElseThrow().event()).isEqualTo(it));
    }

    private void assertRefused(long limit, long actual, Event... events) {
        long before = store().read(Query.all()).stream().count();

        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> store().tryAppend(Commit.of(events)))
                .satisfies(it -> assertThat(it.limit()).isEqualTo(limit))
                .satisfies(it -> assertThat(it.actual()).isEqualTo(actual));
        assertThat(store().read(Query.all()).stream().count()).isEqualTo(before);
        assertThat(store().tryAppend(Commit.of(fact("small")))).isInstanceOf(Receipt.class);
    }
}
