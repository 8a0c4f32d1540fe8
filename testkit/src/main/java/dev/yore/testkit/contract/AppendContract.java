package dev.yore.testkit.contract;

import static dev.yore.testkit.contract.Facts.all;
import static dev.yore.testkit.contract.Facts.byTurns;
import static dev.yore.testkit.contract.Facts.fact;
import static dev.yore.testkit.contract.Facts.facts;
import static dev.yore.testkit.contract.Facts.ids;
import static dev.yore.testkit.contract.Facts.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.CommitSpan;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Version;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Facts never change, a commit is whole, and whoever appended it can read it. */
public interface AppendContract extends StoreTest {

    @Test
    default void aNewStoreIsEmpty() {
        assertThat(all(store())).isEmpty();
        assertThat(store().streams("").toList()).isEmpty();
        assertThat(store().head()).isEqualTo(Checkpoint.START);
        assertThat(store().headAt(Instant.now())).isEqualTo(Checkpoint.START);
        assertThat(store().version(stream("a"))).isEqualTo(Version.NONE);
        assertThat(store().find(EventId.next())).isEmpty();
    }

    @Test
    default void whatWasAppendedIsThereForEveryKindOfReader() {
        var event = fact("a", "Opened", "owner:alice");
        var receipt = store().append(Commit.of(event));

        var recorded =
                new RecordedEvent(event, Version.FIRST, receipt.position(), receipt.recordedAt(), receipt.commit());
        assertThat(store().load(stream("a")).toList()).containsExactly(recorded);
        assertThat(all(store())).containsExactly(recorded);
        assertThat(store().read(Query.types("Opened")).toList()).containsExactly(recorded);
        assertThat(store().read(Query.tags("owner:alice")).toList()).containsExactly(recorded);
        assertThat(store().find(event.id())).contains(recorded);
        assertThat(store().version(stream("a"))).isEqualTo(Version.FIRST);
        assertThat(store().streams("").toList()).containsExactly(stream("a"));
        assertThat(store().head()).isEqualTo(Checkpoint.of(recorded.position()));
        try (var follower = store().follow(Query.all(), Checkpoint.START)) {
            assertThat(follower.poll(place().patience())).contains(recorded);
        }
    }

    @Test
    default void positionsAreDenseFromOne() {
        store().append(Commit.of(fact("a")));
        store().append(Commit.of(byTurns("b", "a", 3)));
        store().append(Commit.of(fact("c")));

        assertThat(all(store()).stream().map(it -> it.position().rank())).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    default void versionsOfEachStreamAreDenseFromOne() {
        store().append(Commit.of(fact("a")));
        store().append(Commit.of(byTurns("b", "a", 5)));
        store().append(Commit.of(fact("b")));

        assertThat(versions("a")).containsExactly(1L, 2L, 3L);
        assertThat(versions("b")).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    default void theEventsOfACommitStandTogetherInTheirOrder() {
        store().append(Commit.of(fact("z")));
        var events = List.of(fact("a"), fact("b"), fact("a"), fact("c"), fact("b"), fact("a"));
        var receipt = store().append(Commit.of(events));

        var recorded = all(store()).subList(1, 7);
        assertThat(recorded).extracting(RecordedEvent::event).isEqualTo(events);
        assertThat(recorded)
                .extracting(RecordedEvent::version)
                .extracting(Version::value)
                .containsExactly(1L, 1L, 2L, 1L, 2L, 3L);
        assertThat(recorded).allSatisfy(it -> {
            assertThat(it.commit()).isEqualTo(receipt.commit());
            assertThat(it.recordedAt()).isEqualTo(receipt.recordedAt());
        });
        assertThat(store().load(stream("a")).toList())
                .containsExactly(recorded.get(0), recorded.get(2), recorded.get(5));
    }

    @Test
    default void theReceiptSaysWhereTheCommitStands() {
        var before = store().append(Commit.of(facts("a", 4)));
        var receipt = store().append(Commit.of(fact("a"), fact("b"), fact("b"), fact("a")));

        var first =
                new Position(before.position().partition(), before.position().rank() + 1);
        assertThat(receipt.commit()).isEqualTo(new CommitSpan(first, 4));
        assertThat(receipt.position()).isEqualTo(all(store()).getLast().position());
        assertThat(receipt.versions()).isEqualTo(Map.of(stream("a"), Version.of(6), stream("b"), Version.of(2)));
    }

    @Test
    default void recordedAtIsInMicrosecondsAndNeverGoesBack() {
        var longAgo = Instant.parse("1913-07-31T12:00:00.123456789Z");
        for (int i = 0; i < 50; i++) {
            var timestamp = longAgo.minus(Duration.ofDays(i));
            store().append(Commit.of(
                    fact("a").withTimestamp(timestamp), fact("b").withTimestamp(timestamp)));
        }

        var times = all(store()).stream().map(RecordedEvent::recordedAt).toList();
        assertThat(times).isSorted().allSatisfy(it -> assertThat(it).isEqualTo(it.truncatedTo(ChronoUnit.MICROS)));
    }

    @Test
    default void theTimestampIsTheProducersAndNeedNotBeInOrder() {
        var late = fact("a").withTimestamp(Instant.parse("2001-01-01T00:00:00Z"));
        var early = fact("a").withTimestamp(Instant.parse("1999-01-01T00:00:00Z"));
        store().append(Commit.of(late));
        store().append(Commit.of(early));

        assertThat(store().load(stream("a")).toList())
                .extracting(RecordedEvent::event)
                .containsExactly(late, early);
    }

    @Test
    default void anEventThatWasReadNeverChanges() {
        store().append(Commit.of(byTurns("a", "b", 7)));
        var before = all(store());
        for (int i = 0; i < 20; i++) {
            store().append(Commit.of(byTurns("b", "a", 3)));
        }

        assertThat(all(store()).subList(0, 7)).isEqualTo(before);
        assertThat(before).allSatisfy(it -> assertThat(store().find(it.id())).contains(it));
    }

    @Test
    default void commitsOfManyStreamsAreRecordedTogether() {
        var events = LongStream.range(0, 100).mapToObj(i -> fact("stream-" + i)).toList();
        store().append(Commit.of(events));

        assertThat(ids(all(store()))).isEqualTo(Facts.idsOf(events));
        assertThat(store().streams("").toList())
                .isEqualTo(events.stream().map(Event::stream).toList());
    }

    private List<Long> versions(String stream) {
        return store().load(stream(stream)).stream()
                .map(it -> it.version().value())
                .toList();
    }
}
