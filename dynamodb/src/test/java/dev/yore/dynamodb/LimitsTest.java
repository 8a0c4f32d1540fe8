package dev.yore.dynamodb;

import static dev.yore.dynamodb.Shelf.VIEW;
import static dev.yore.dynamodb.Shelf.all;
import static dev.yore.dynamodb.Shelf.lease;
import static dev.yore.dynamodb.Shelf.put;
import static dev.yore.dynamodb.Shelf.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.domain.EventCodec;
import dev.yore.event.StreamId;
import dev.yore.projection.Projection;
import dev.yore.projection.Projections;
import dev.yore.store.Commit;
import dev.yore.store.LimitExceededException;
import dev.yore.testkit.InMemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What DynamoDB takes at once is a limit with a name. */
class LimitsTest {

    private final DynamoDbOptions options = Local.options();
    private final DynamoDbViewStore store = DynamoDbViewStore.open(Local.client(), options);

    sealed interface Change permits Grown {}

    record Grown(String by) implements Change {}

    record Text(String text) {}

    @Test
    void aBatchFillsATransaction() {
        var lease = lease(store, VIEW);
        int most = store.limits().rowsPerBatch();
        assertThat(most).isEqualTo(89);
        store.write(lease, put(1, Shelf.rows(most, row(20_000))));
        store.write(lease, put(2, Shelf.rows(most, row(20_001))));

        assertThat(all(store, VIEW).values()).hasSize(most).containsOnly(row(20_001));
    }

    @Test
    void theLongestRowIsWrittenOverTheLongestRowAndALongerOneIsNamed() {
        var lease = lease(store, VIEW);
        int most = store.limits().rowBytes();
        store.write(lease, put(1, Shelf.rows(30, row(most))));
        store.write(lease, put(2, Shelf.rows(30, row(most))));

        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> store.write(lease, put(3, "too-long", row(most + 1))))
                .withMessage("bytes of row too-long of view counts@1: 400,001, but at most 400,000 allowed");
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> store.write(lease, put(3, Shelf.rows(50, row(most)))))
                .withMessageContaining("bytes of a write to view counts@1");
        assertThat(store.view(VIEW).orElseThrow().events()).isEqualTo(2);
    }

    @Test
    void manyShortPiecesOfUndoAreCountedToo() {
        var lease = lease(store, VIEW);
        store.write(lease, put(1, Shelf.rows(18, row(201_000))));
        store.write(lease, put(2, Shelf.rows(89, "{}")));

        assertThat(all(store, VIEW).values()).hasSize(89).containsOnly("{}");
    }

    @Test
    void anEventMayChangeMoreRowsThanATransactionTakes() throws Exception {
        var codec = EventCodec.of(Change.class).type("Grown", Grown.class).build();
        var projection = Projection.named("many", 1).of(codec).rows(Text.class).each((fact, rows) -> {
            int count = Integer.parseInt(((Grown) fact.event()).by());
            for (int i = 0; i < count; i++) {
                rows.put("key-" + i, new Text(fact.recorded().position().toString()));
            }
        });
        try (var events = new InMemoryStore()) {
            for (int count : new int[] {3, 500, 60, 60, 501}) {
                events.append(Commit.of(codec.encode(StreamId.of("s"), new Grown(Integer.toString(count)))));
            }
            try (var running = Projections.start(events, store, List.of(projection))) {
                assertThat(running.awaitCaughtUp(Duration.ofSeconds(60))).isTrue();
            }
        }
        assertThat(all(store, projection.id()).values()).hasSize(501).containsOnly("{\"text\":\"5\"}");
        assertThat(store.view(projection.id()).orElseThrow().events()).isEqualTo(5);
    }

    @Test
    void aProjectionWritesInPiecesWhatDoesNotGoAtOnce() throws Exception {
        var codec = EventCodec.of(Change.class).type("Grown", Grown.class).build();
        var projection = Projection.named("texts", 1)
                .of(codec)
                .rows(Text.class)
                .keyedByStream()
                .fold((row, fact) -> switch (fact.event()) {
                    case Grown it -> Optional.of(new Text(row.map(Text::text).orElse("") + it.by()));
                });
        try (var events = new InMemoryStore()) {
            for (int i = 0; i < 120; i++) {
                events.append(Commit.of(codec.encode(StreamId.of("s-" + i % 40), new Grown("x".repeat(50_000)))));
            }
            try (var running = Projections.start(events, store, List.of(projection))) {
                assertThat(running.awaitCaughtUp(Duration.ofSeconds(60))).isTrue();
            }
        }
        assertThat(all(store, projection.id()).values()).hasSize(40).allMatch(it -> it.length() > 150_000);
        assertThat(store.view(projection.id()).orElseThrow().events()).isEqualTo(120);
    }
}
