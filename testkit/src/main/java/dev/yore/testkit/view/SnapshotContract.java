package dev.yore.testkit.view;

import static dev.yore.testkit.view.Written.COUNTS;
import static dev.yore.testkit.view.Written.all;
import static dev.yore.testkit.view.Written.atMost;
import static dev.yore.testkit.view.Written.changes;
import static dev.yore.testkit.view.Written.deletions;
import static dev.yore.testkit.view.Written.keys;
import static dev.yore.testkit.view.Written.lease;
import static dev.yore.testkit.view.Written.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.store.Checkpoint;
import dev.yore.testkit.internal.Together;
import dev.yore.view.RowRange;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A reader sees a view as it was at one moment, its rows and its checkpoint of the same. */
public interface SnapshotContract extends ViewTest {

    @Test
    default void aReaderSeesTheViewAsItWasWhenItWasOpened() {
        var lease = lease(store(), COUNTS);
        store().write(lease, changes(1, "a", "b"));
        try (var reader = store().read(COUNTS);
                var another = store().read(COUNTS.name())) {
            store().write(lease, changes(2, "a", "c"));
            store().write(lease, deletions(3, "b"));

            for (var it : List.of(reader, another)) {
                assertThat(it.checkpoint()).isEqualTo(Checkpoint.of(1));
                assertThat(it.get("a")).contains(row(1));
                assertThat(it.get("c")).isEmpty();
                assertThat(it.count()).isEqualTo(2);
                assertThat(all(it)).containsOnlyKeys("a", "b");
            }
        }
        assertThat(all(store(), COUNTS)).containsOnlyKeys("a", "c");
    }

    @Test
    default void aListThatIsHalfReadDoesNotChange() {
        var lease = lease(store(), COUNTS);
        int rows = atMost(store(), 6_000);
        store().write(lease, changes(1, keys(rows * 5 / 6)));
        try (var reader = store().read(COUNTS);
                var list = reader.list(RowRange.all())) {
            assertThat(list.next().value()).isEqualTo(row(1));
            store().write(lease, changes(2, keys(rows)));
            store().write(lease, deletions(3, keys(rows / 3)));

            assertThat(list.toList())
                    .hasSize(rows * 5 / 6 - 1)
                    .allSatisfy(it -> assertThat(it.value()).isEqualTo(row(1)));
        }
    }

    @Test
    @SuppressWarnings("resource") // that is what it is about
    default void whoClosesAReaderWithAListHalfReadLeavesNothingToTheNextOne() {
        var lease = lease(store(), COUNTS);
        var keys = keys(atMost(store(), 5_000));
        store().write(lease, changes(1, keys));
        var reader = store().read(COUNTS);
        var left = reader.list(RowRange.all());
        left.next();
        reader.close();
        store().write(lease, changes(2, keys));

        try (var next = store().read(COUNTS)) {
            assertThat(next.checkpoint()).isEqualTo(Checkpoint.of(2));
            assertThat(next.get("key-000001")).contains(row(2));
        }
    }

    @Test
    default void noReaderEverSeesRowsOfAnotherMomentThanTheCheckpoint() {
        var lease = lease(store(), COUNTS);
        var keys = keys(50);
        store().write(lease, changes(1, keys));
        var done = new AtomicBoolean();
        var readers = Stream.generate(() -> Together.begin(() -> readUntil(done)))
                .limit(2)
                .toList();
        try {
            for (int i = 2; i < 150; i++) {
                store().write(lease, changes(i, keys));
            }
        } finally {
            done.set(true);
        }

        assertThat(readers)
                .allSatisfy(
                        it -> assertThat(Together.get(place().patience(), it)).isPositive());
    }

    private int readUntil(AtomicBoolean done) {
        int times = 0;
        do {
            try (var reader = store().read(COUNTS)) {
                var rows = all(reader);
                long rank = reader.checkpoint().ranks().values().stream()
                        .mapToLong(it -> it)
                        .sum();
                assertThat(rows).hasSize(50);
                assertThat(new HashSet<>(rows.values())).containsExactly(row(rank));
                times++;
            }
        } while (!done.get());
        return times;
    }
}
