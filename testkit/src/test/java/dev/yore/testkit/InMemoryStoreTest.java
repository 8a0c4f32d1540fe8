package dev.yore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.LimitExceededException;
import dev.yore.store.Limits;
import dev.yore.store.Query;
import dev.yore.store.RestoreException;
import dev.yore.store.StoreClosedException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the store in memory promises besides the contract of every store. */
class InMemoryStoreTest {

    private static final Instant NOON = Instant.parse("2024-01-21T12:00:00.123456Z");

    @Test
    void itTakesItsTimesFromTheClockItIsGiven() {
        try (var store = new InMemoryStore().withClock(InstantSource.fixed(NOON))) {
            assertThat(store.append(commit()).recordedAt()).isEqualTo(NOON);
            assertThat(store.headAt(NOON)).isEqualTo(Checkpoint.of(1));
            assertThat(store.headAt(NOON.minusNanos(1))).isEqualTo(Checkpoint.START);
        }
    }

    @Test
    void itKeepsMicrosecondsAndStandsStillWhenTheClockGoesBack() {
        var times = new ArrayDeque<>(List.of(NOON.plusNanos(999), NOON.minusSeconds(5), NOON.plusNanos(1_000)));
        try (var store = new InMemoryStore().withClock(times::remove)) {
            store.append(commit());
            store.append(commit());
            store.append(commit());

            assertThat(store.read(Query.all()).toList())
                    .extracting(RecordedEvent::recordedAt)
                    .containsExactly(NOON, NOON, NOON.plusNanos(1_000));
        }
    }

    @Test
    void itTakesNoMoreThanItsLimits() {
        try (var store = new InMemoryStore().withLimits(new Limits(1_000, 1_000, 1, 1))) {
            assertThat(store.limits().commitEvents()).isEqualTo(1);
            assertThatExceptionOfType(LimitExceededException.class)
                    .isThrownBy(() -> store.append(Commit.of(event(), event())));
        }
    }

    @Test
    void reopeningItClosesItAndKeepsItsHistoryItsClockAndItsLimits() {
        var limits = new Limits(1_000, 1_000, 1, 1);
        var store = new InMemoryStore().withClock(InstantSource.fixed(NOON)).withLimits(limits);
        store.append(commit());
        try (var reopened = store.reopen()) {
            reopened.append(commit());

            assertThat(reopened.read(Query.all()).toList())
                    .extracting(RecordedEvent::recordedAt)
                    .containsExactly(NOON, NOON);
            assertThat(reopened.limits()).isEqualTo(limits);
            assertThatExceptionOfType(StoreClosedException.class).isThrownBy(store::head);
            assertThatExceptionOfType(StoreClosedException.class).isThrownBy(store::limits);
        }
    }

    @Test
    void itHasOnePartitionAndRestoresNothingOfAnother() {
        try (var store = new InMemoryStore()) {
            assertThatExceptionOfType(RestoreException.class)
                    .isThrownBy(() -> store.restore(List.of(event()), Position.parse("shard-1:1"), NOON));
        }
    }

    private static Commit commit() {
        return Commit.of(event());
    }

    private static Event event() {
        return Event.of("a", "Happened", Json.EMPTY_OBJECT);
    }
}
