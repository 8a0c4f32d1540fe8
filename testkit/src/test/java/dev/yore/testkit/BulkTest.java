package dev.yore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.store.AppendResult.Conflict;
import dev.yore.store.Bulk;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.LimitExceededException;
import dev.yore.store.Limits;
import dev.yore.store.Receipt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many events are appended in as few commits as the store takes. */
class BulkTest {

    private static final List<Event> EVENTS = List.of(event("a{1}"), event("b{2}"), event("c{1}"), event("a{1}"));

    @Test
    void whereOnePartitionHasAllOfThemTheyAreOneCommit() {
        try (var store = new InMemoryStore()) {
            var parts = new Bulk(store).append(EVENTS, Map.of());
            assertThat(parts).hasSize(1);
            assertThat(store.head().total()).isEqualTo(4);
            assertThat(parts.getFirst().commit().events()).isEqualTo(EVENTS);
        }
    }

    @Test
    void whereTheyWouldSpanPartitionsEachPartitionKeyHasOne() {
        try (var store = new InMemoryStore().withPartitions(4)) {
            var parts = new Bulk(store).append(EVENTS, Map.of());
            assertThat(parts)
                    .hasSize(2)
                    .allSatisfy(it -> assertThat(it.result()).isInstanceOf(Receipt.class));
            assertThat(parts.getFirst().commit().events()).containsExactly(EVENTS.get(0), EVENTS.get(2), EVENTS.get(3));
            assertThat(store.version(StreamId.of("a{1}")).value()).isEqualTo(2);
            assertThat(store.head().total()).isEqualTo(4);
        }
    }

    @Test
    void aPartThatIsRefusedDoesNotKeepTheOthers() {
        try (var store = new InMemoryStore().withPartitions(4)) {
            var expected = Map.of(
                    StreamId.of("a{1}"), ExpectedVersion.exactly(7), StreamId.of("b{2}"), ExpectedVersion.exactly(0));
            var parts = new Bulk(store).append(EVENTS, expected);
            assertThat(parts.getFirst().result()).isInstanceOf(Conflict.class);
            assertThat(parts.getLast().result()).isInstanceOf(Receipt.class);
            assertThat(store.head().total()).isEqualTo(1);
        }
    }

    @Test
    void whatOnePartFailsOfIsThrown() {
        var huge = Event.of("d{4}", "Happened", Json.parse("{\"text\":\"" + "x".repeat(2_000) + "\"}"));
        try (var store = new InMemoryStore().withPartitions(4).withLimits(new Limits(1_000, 10_000, 10, 8))) {
            assertThatExceptionOfType(LimitExceededException.class)
                    .isThrownBy(() -> new Bulk(store).append(List.of(event("a{1}"), huge), Map.of()));
        }
    }

    private static Event event(String stream) {
        return Event.of(stream, "Happened", Json.EMPTY_OBJECT);
    }
}
