package dev.yore.testkit.contract;

import static dev.yore.store.AppendCondition.noneMatching;
import static dev.yore.testkit.contract.Facts.all;
import static dev.yore.testkit.contract.Facts.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.store.AppendResult.IdTaken;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import dev.yore.store.SpansPartitionsException;
import dev.yore.testkit.internal.ByPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Each partition is a log of its own, in which events, positions, ids and times have their order. Streams of one partition key
 * lie together. All that is asked here holds where there is one partition, too.
 */
public interface PartitionContract extends StoreTest {

    /** As many keys as it takes to meet more than one of several partitions. */
    int KEYS = 16;

    @Test
    default void eachPartitionHasPositionsOfItsOwnDenseFromOne() {
        appendToEachKey(3);

        ByPartition.of(all(store()))
                .values()
                .forEach(events -> assertThat(events)
                        .extracting(it -> it.position().rank())
                        .isEqualTo(
                                LongStream.rangeClosed(1, events.size()).boxed().toList()));
    }

    @Test
    default void streamsOfOnePartitionKeyLieInOnePartitionAndThoseOfOthersInTheOthersToo() {
        appendToEachKey(3);

        for (int key = 0; key < KEYS; key++) {
            assertThat(ByPartition.of(of(key, all(store()))))
                    .as("partitions of key %s", key)
                    .hasSize(1);
        }
        assertThat(ByPartition.of(all(store())).size() == 1).isEqualTo(place().hasOnePartition());
    }

    @Test
    default void theEventsOfAPartitionKeyAreReadInTheOrderOfRecording() {
        var appended = appendToEachKey(5);
        var forwards = all(store());
        var backwards = store().read(Query.all(), LogRange.all().newestFirst()).toList();

        assertThat(forwards).hasSize(appended.size());
        for (int key = 0; key < KEYS; key++) {
            assertThat(Facts.ids(of(key, forwards)))
                    .isEqualTo(
                            appended.stream().filter(isOf(key)).map(Event::id).toList());
            assertThat(of(key, backwards)).isEqualTo(of(key, forwards).reversed());
        }
    }

    @Test
    default void aLimitCountsTheEventsOfAllPartitions() {
        appendToEachKey(2);
        var whole = ByPartition.of(all(store()));
        for (long limit = 0; limit <= 2 * KEYS + 1; limit++) {
            var range = LogRange.all().limit(limit);
            var oldest = store().read(Query.all(), range).toList();
            var newest = store().read(Query.all(), range.newestFirst()).toList();

            assertThat(oldest).hasSize((int) Math.min(limit, 2 * KEYS));
            assertThat(newest).hasSameSizeAs(oldest);
            ByPartition.of(oldest)
                    .forEach((partition, events) ->
                            assertThat(whole.get(partition)).startsWith(events.toArray(RecordedEvent[]::new)));
            ByPartition.of(newest)
                    .forEach((partition, events) -> assertThat(whole.get(partition))
                            .endsWith(events.reversed().toArray(RecordedEvent[]::new)));
        }
    }

    @Test
    default void aCheckpointPartsTheEventsOfEachPartition() {
        appendToEachKey(2);
        var middle = store().head();
        appendToEachKey(2);
        var before = store().read(Query.all(), LogRange.all().upTo(middle)).toList();
        var behind = store().read(Query.all(), LogRange.all().after(middle)).toList();

        assertThat(before).hasSize(2 * KEYS).allMatch(it -> middle.covers(it.position()));
        assertThat(behind).hasSize(2 * KEYS).noneMatch(it -> middle.covers(it.position()));
        var inOne = Checkpoint.of(behind.getFirst().position());
        assertThat(store().read(Query.all(), LogRange.all().upTo(inOne)).toList())
                .isEqualTo(all(store()).stream()
                        .filter(it -> inOne.covers(it.position()))
                        .toList());
    }

    @Test
    default void theHeadHasTheLastRankOfEachPartition() {
        appendToEachKey(3);
        var head = Checkpoint.START;
        for (var event : all(store())) {
            head = head.with(event.position());
        }

        assertThat(store().head()).isEqualTo(head);
        assertThat(head.total()).isEqualTo(3 * KEYS);
        reopen();
        assertThat(store().head()).isEqualTo(head);
    }

    @Test
    default void theHeadAtATimeHasTheLastRankOfEachPartitionByThen() {
        appendToEachKey(3);
        for (var at : all(store())) {
            var head = Checkpoint.START;
            for (var event : all(store())) {
                head = event.recordedAt().isAfter(at.recordedAt()) ? head : head.with(event.position());
            }
            assertThat(store().headAt(at.recordedAt())).isEqualTo(head);
        }
    }

    @Test
    default void recordedAtNeverGoesBackInAPartition() {
        appendToEachKey(5);

        ByPartition.of(all(store()))
                .values()
                .forEach(events ->
                        assertThat(events).extracting(RecordedEvent::recordedAt).isSorted());
    }

    @Test
    default void theStreamsOfAllPartitionsAreListed() {
        var appended = appendToEachKey(2);

        assertThat(store().streams("").toList())
                .containsExactlyInAnyOrderElementsOf(
                        appended.stream().map(Event::stream).distinct().toList());
        assertThat(store().streams("{key-1}").toList()).containsExactly(stream(1, 0), stream(1, 1));
    }

    @Test
    default void aFollowerSeesThePartitionsEachInItsOrderWhateverItsCheckpoint() {
        appendToEachKey(2);
        var seen = new ArrayList<RecordedEvent>();
        var checkpoint = Checkpoint.START;
        while (seen.size() < 4 * KEYS) {
            try (var follower = store().follow(Query.all(), checkpoint)) {
                for (int i = 0; i < 5 && seen.size() < 4 * KEYS; i++) {
                    seen.add(follower.poll(place().patience()).orElseThrow());
                }
                checkpoint = follower.checkpoint();
            }
            if (seen.size() == 10) {
                appendToEachKey(2);
            }
        }

        assertThat(ByPartition.of(seen)).isEqualTo(ByPartition.of(all(store())));
    }

    @Test
    default void anIdStandsOnceInAPartitionAndMayStandInOthers() {
        appendToEachKey(1);
        var partitions = new ArrayList<>();
        for (int key = 0; key < KEYS; key++) {
            partitions.add(of(key, all(store())).getFirst().position().partition());
        }
        var id = EventId.of("the-same");
        store().append(Commit.of(event(0, 0).withId(id)));
        for (int key = 1; key < KEYS; key++) {
            var again = store().tryAppend(Commit.of(event(key, 7).withId(id), event(key, 7)));
            boolean taken = partitions.subList(0, key).contains(partitions.get(key));

            assertThat(again).isInstanceOf(taken ? IdTaken.class : Receipt.class);
        }
        assertThat(store().find(id)).map(RecordedEvent::id).contains(id);
    }

    @Test
    @SpansPartitions
    default void aCommitMayHoldStreamsOfAnyPartitionKeys() {
        var events = List.of(fact("a"), event(1, 0), Event.of("no/braces", "Happened", Json.EMPTY_OBJECT));
        store().append(Commit.of(events));

        assertThat(all(store())).extracting(RecordedEvent::event).isEqualTo(events);
        assertThat(store().load(StreamId.of("no/braces")).toList()).hasSize(1);
    }

    @Test
    default void aCommitThatSpansPartitionsIsRecordedWholeWhereThereIsOneAndNotAtAllElsewhere() {
        appendToEachKey(1);
        var never = noneMatching(Query.types("Never"));

        assertDecidedByTheNumberOfPartitions(Commit.of(event(1, 0), event(2, 0)));
        assertDecidedByTheNumberOfPartitions(Commit.of(event(1, 0)).when(never));
        assertDecidedByTheNumberOfPartitions(Commit.of(event(1, 0)).when(never.within("key-2")));
        assertThat(store().tryAppend(Commit.of(event(1, 0), event(1, 1)).when(never.within("key-1"))))
                .isInstanceOf(Receipt.class);
    }

    private void assertDecidedByTheNumberOfPartitions(Commit commit) {
        var before = ByPartition.of(all(store()));
        if (place().hasOnePartition()) {
            assertThat(store().append(commit).commit().size())
                    .isEqualTo(commit.events().size());
        } else {
            assertThatExceptionOfType(SpansPartitionsException.class).isThrownBy(() -> store().tryAppend(commit));
            assertThatExceptionOfType(SpansPartitionsException.class).isThrownBy(() -> store().append(commit));
            assertThat(ByPartition.of(all(store()))).isEqualTo(before);
        }
    }

    /** So many events of each key, by turns, to two streams. */
    private List<Event> appendToEachKey(int events) {
        var appended = new ArrayList<Event>();
        for (int i = 0; i < events; i++) {
            for (int key = 0; key < KEYS; key++) {
                appended.add(event(key, i % 2));
                store().append(Commit.of(appended.getLast()));
            }
        }
        return appended;
    }

    private static Event event(int key, int stream) {
        return Event.of(stream(key, stream).value(), "Happened", Json.EMPTY_OBJECT);
    }

    private static StreamId stream(int key, int stream) {
        return StreamId.of("{key-" + key + "}/" + stream);
    }

    private static List<RecordedEvent> of(int key, List<RecordedEvent> events) {
        return events.stream().filter(it -> isOf(key).test(it.event())).toList();
    }

    private static Predicate<Event> isOf(int key) {
        return it -> it.stream().partitionKey().equals("key-" + key);
    }
}
