package dev.yore.testkit.view;

import static dev.yore.testkit.view.Written.COUNTS;
import static dev.yore.testkit.view.Written.OTHERS;
import static dev.yore.testkit.view.Written.all;
import static dev.yore.testkit.view.Written.atMost;
import static dev.yore.testkit.view.Written.changes;
import static dev.yore.testkit.view.Written.checkpoint;
import static dev.yore.testkit.view.Written.deletions;
import static dev.yore.testkit.view.Written.keys;
import static dev.yore.testkit.view.Written.lease;
import static dev.yore.testkit.view.Written.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Json;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.store.Checkpoint;
import dev.yore.view.Changes;
import dev.yore.view.NoSuchViewException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Rows are put, deleted and read back; the checkpoint and the count of events change with them. */
public interface RowContract extends ViewTest {

    @Test
    default void aNewViewIsEmptyAndStandsAtTheStart() {
        lease(store(), COUNTS);

        var view = store().view(COUNTS).orElseThrow();
        assertThat(view.checkpoint()).isEqualTo(Checkpoint.START);
        assertThat(view.events()).isZero();
        assertThat(view.stop()).isEmpty();
        assertThat(all(store(), COUNTS)).isEmpty();
        assertThat(store().skips(COUNTS)).isEmpty();
        try (var reader = store().read(COUNTS)) {
            assertThat(reader.id()).isEqualTo(COUNTS);
            assertThat(reader.checkpoint()).isEqualTo(Checkpoint.START);
            assertThat(reader.count()).isZero();
            assertThat(reader.get("a")).isEmpty();
        }
    }

    @Test
    default void rowsCheckpointAndEventsAreWhatWasWrittenLast() {
        var lease = lease(store(), COUNTS);
        store().write(lease, changes(1, "a", "b", "c"));
        var rows = new LinkedHashMap<>(changes(5, "b", "d").rows());
        rows.put("c", Optional.empty());
        store().write(lease, new Changes(rows, Checkpoint.of(5), 3));

        assertThat(all(store(), COUNTS)).containsExactly(entry("a", 1), entry("b", 5), entry("d", 5));
        var view = store().view(COUNTS).orElseThrow();
        assertThat(view.checkpoint()).isEqualTo(Checkpoint.of(5));
        assertThat(view.events()).isEqualTo(4);
        try (var reader = store().read(COUNTS)) {
            assertThat(reader.checkpoint()).isEqualTo(Checkpoint.of(5));
            assertThat(reader.count()).isEqualTo(3);
            assertThat(reader.get("b")).contains(row(5));
            assertThat(reader.get("c")).isEmpty();
            assertThat(reader.get("")).isEmpty();
            assertThat(reader.get("b\0")).isEmpty();
            assertThat(reader.get("\uD800")).isEmpty();
        }
    }

    @Test
    default void aRowThatWasDeletedMayComeAgainAndOneThatIsNotThereMayBeDeleted() {
        var lease = lease(store(), COUNTS);
        store().write(lease, deletions(1, "a", "b"));
        store().write(lease, changes(2, "a"));
        store().write(lease, deletions(3, "a"));
        assertThat(all(store(), COUNTS)).isEmpty();
        store().write(lease, changes(4, "a"));

        assertThat(all(store(), COUNTS)).containsExactly(entry("a", 4));
    }

    @Test
    default void aWriteWithoutRowsMovesTheCheckpointAlone() {
        var lease = lease(store(), COUNTS);
        store().write(lease, changes(1, "a"));
        store().write(lease, Changes.none(Checkpoint.of(9)));

        assertThat(all(store(), COUNTS)).containsExactly(entry("a", 1));
        assertThat(checkpoint(store(), COUNTS)).isEqualTo(Checkpoint.of(9));
        assertThat(store().view(COUNTS).orElseThrow().events()).isEqualTo(1);
    }

    @Test
    default void aCheckpointOfManyPartitionsComesBack() {
        var lease = lease(store(), COUNTS);
        var checkpoint = Checkpoint.START;
        for (int i = 0; i < 300; i++) {
            checkpoint = checkpoint.with(new Position(new Partition("shard-" + i), Long.MAX_VALUE - i));
        }
        store().write(lease, Changes.none(checkpoint));

        assertThat(checkpoint(store(), COUNTS)).isEqualTo(checkpoint);
    }

    @Test
    default void theRowsOfSomeKeysAreThoseThatAreThere() {
        var lease = lease(store(), COUNTS);
        assertThat(store().rows(COUNTS, List.of("key-000001"))).isEmpty();
        int rows = atMost(store(), 3_000);
        store().write(lease, changes(1, keys(rows)));
        store().write(lease, changes(2, "it's", "say \"it\"", "a,b{c}\\", "é😀"));

        assertThat(store().rows(COUNTS, List.of())).isEmpty();
        var some = List.of("key-000001", "it's", "say \"it\"", "a,b{c}\\", "é😀", "key-9", "", "a\0", "it's", "\uD800");
        assertThat(store().rows(COUNTS, some))
                .containsOnly(
                        entry("key-000001", 1),
                        entry("it's", 2),
                        entry("say \"it\"", 2),
                        entry("a,b{c}\\", 2),
                        entry("é😀", 2));
        assertThat(store().rows(COUNTS, List.of(keys(2 * rows))))
                .hasSize(rows)
                .containsEntry("key-%06d".formatted(rows - 1), row(1));
    }

    @Test
    default void aWriteOfManyRowsIsWhole() {
        var lease = lease(store(), COUNTS);
        int count = atMost(store(), 6_000);
        store().write(lease, changes(1, keys(count * 5 / 6)));
        var rows = new LinkedHashMap<String, Optional<Json>>();
        var left = new LinkedHashMap<String, Json>();
        for (int i = 0; i < count; i++) {
            boolean deleted = i % 3 == 0;
            rows.put("key-%06d".formatted(i), deleted ? Optional.empty() : Optional.of(row(i)));
            if (!deleted) {
                left.put("key-%06d".formatted(i), row(i));
            }
        }
        store().write(lease, new Changes(rows, Checkpoint.of(2), count));

        assertThat(all(store(), COUNTS)).isEqualTo(left);
        assertThat(store().view(COUNTS).orElseThrow().events()).isEqualTo(count + 1);
    }

    @Test
    default void aWriteThatIsRefusedChangesNothing() {
        var lease = lease(store(), COUNTS);
        store().write(lease, changes(1, "a"));

        for (var key : List.of("", "x\0", "\uDC00", "k".repeat(513))) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> store().write(lease, changes(2, "a", "b", key)));
        }
        var list = new LinkedHashMap<>(changes(2, "a").rows());
        list.put("b", Optional.of(Json.parse("[1]")));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> store().write(lease, new Changes(list, Checkpoint.of(2), 1)));
        assertThat(all(store(), COUNTS)).containsExactly(entry("a", 1));
        assertThat(checkpoint(store(), COUNTS)).isEqualTo(Checkpoint.of(1));
    }

    @Test
    default void oneViewDoesNotSeeAnother() {
        store().write(lease(store(), COUNTS), changes(1, "a"));
        store().write(lease(store(), OTHERS), changes(2, "b"));

        assertThat(all(store(), COUNTS)).containsExactly(entry("a", 1));
        assertThat(all(store(), OTHERS)).containsExactly(entry("b", 2));
        assertThat(store().views()).extracting(it -> it.id()).containsExactly(COUNTS, OTHERS);
    }

    @Test
    default void aViewThatIsNotThereIsNamed() {
        assertThat(store().views()).isEmpty();
        assertThat(store().view(COUNTS)).isEmpty();
        assertThat(store().serving(COUNTS.name())).isEmpty();
        List<ThrowingCallable> calls = List.of(
                () -> store().read(COUNTS).close(),
                () -> store().read(COUNTS.name()).close(),
                () -> store().rows(COUNTS, List.of("a")),
                () -> store().resume(COUNTS),
                () -> store().skip(COUNTS, Position.of(1), "why", Optional.empty()),
                () -> store().skips(COUNTS),
                () -> store().serve(COUNTS),
                () -> store().drop(COUNTS));
        assertThat(calls)
                .allSatisfy(call -> assertThatExceptionOfType(NoSuchViewException.class)
                        .isThrownBy(call)
                        .withMessageContaining("counts"));
    }

    @Test
    default void aResourceThatTheStoreHasNotIsRefused() {
        var lease = lease(store(), COUNTS);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> store().write(lease, Thread.class, _ -> changes(1, "a")))
                .withMessageContaining("java.lang.Thread");
        assertThat(all(store(), COUNTS)).isEmpty();
    }

    private static Map.Entry<String, Json> entry(String key, long value) {
        return Map.entry(key, row(value));
    }
}
