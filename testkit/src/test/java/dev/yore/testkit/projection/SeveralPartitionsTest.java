package dev.yore.testkit.projection;

import static dev.yore.testkit.projection.Counters.CODEC;
import static dev.yore.testkit.projection.Counters.counts;
import static dev.yore.testkit.projection.Counters.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yore.domain.AsOf;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.projection.Entry;
import dev.yore.projection.Lag;
import dev.yore.projection.Projection;
import dev.yore.projection.ProjectionOptions;
import dev.yore.projection.Projections;
import dev.yore.projection.Status.State;
import dev.yore.projection.View;
import dev.yore.projection.ViewDiff;
import dev.yore.store.Checkpoint;
import dev.yore.testkit.projection.Counters.Count;
import dev.yore.testkit.projection.Counters.Counted;
import dev.yore.view.MemoryViewStore;
import dev.yore.view.RowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A log of several partitions is projected, looked back at and explained like one of a single partition. */
class SeveralPartitionsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ProjectionOptions OPTIONS =
            ProjectionOptions.DEFAULT.batchEvents(7).threads(2).rowsInMemory(3);
    private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");
    private static final Partition FIRST = new Partition("shard-10");
    private static final Partition SECOND = new Partition("shard-9");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final TwoPartitions store = new TwoPartitions(now::get);
    private final MemoryViewStore views = new MemoryViewStore();
    private final AtomicBoolean superstitious = new AtomicBoolean();
    private final Projection<Counted, Count> counts = counts(1, superstitious::get);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aProjectionComesToTheSameAsAViewOfThePastAndGoesOnWhereItWas() throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            for (int i = 1; i <= 100; i++) {
                raise(store, "c" + i % 11, i);
            }
            try (var running = Projections.start(store, views, List.of(counts), OPTIONS)) {
                assertThat(running.awaitCaughtUp(SOON)).isTrue();
            }
            assertThat(views.view(counts.id()).orElseThrow().events()).isEqualTo(100L * (round + 1));
            assertThat(View.of(views, counts).checkpoint()).isEqualTo(store.head());
            assertThat(store.head().ranks()).containsOnlyKeys(FIRST, SECOND);
            assertThat(rows(View.of(views, counts))).isEqualTo(rows(counts.asOf(store, AsOf.now())));
        }
    }

    @Test
    void oneThatIsStoppedSkipsThatEventOfThatPartitionAlone() throws InterruptedException {
        superstitious.set(true);
        for (int i = 1; i <= 40; i++) {
            raise(store, "c" + i % 4, i);
        }
        try (var running = Projections.start(store, views, List.of(counts), OPTIONS)) {
            await().until(() -> running.status(counts.id()).state() == State.STOPPED);
            var stop = running.status(counts.id()).stop().orElseThrow();
            assertThat(View.of(views, counts).checkpoint().covers(stop.position()))
                    .isFalse();
            views.skip(counts.id(), stop.position(), "unlucky", Optional.empty());
            await().until(() -> running.status(counts.id()).lagEvents() == 0);
            assertThat(views.view(counts.id()).orElseThrow().events()).isEqualTo(39);
            assertThat(rows(View.of(views, counts)))
                    .isEqualTo(rows(counts.asOf(store, AsOf.now(), Set.of(stop.position()))));
        }
    }

    @Test
    void aViewInTimeADifferenceAndAnExplanationSeeAllPartitions() {
        raise(store, "a", 1);
        raise(store, "b", 1);
        var then = now.get();
        var head = store.head();
        now.set(NOON.plusSeconds(3_600));
        raise(store, "a", 2);
        raise(store, "b", 2);

        for (var asOf : List.of(AsOf.now().recordedAt(then), AsOf.now().checkpoint(head))) {
            var past = counts.asOf(store, asOf);
            assertThat(past.checkpoint()).isEqualTo(head);
            assertThat(past.list(RowRange.all()))
                    .containsExactly(new Entry<>("a", new Count(1, 1)), new Entry<>("b", new Count(1, 1)));
            try (var before = past.reader();
                    var after = counts.asOf(store, AsOf.now()).reader();
                    var diff = ViewDiff.between(before, after)) {
                assertThat(diff.stream().count()).isEqualTo(2);
            }
            assertThat(counts.explain(store, "b", asOf, Set.of()).toList()).hasSize(1);
        }
        var all = Projection.named("all", 1)
                .of(CODEC)
                .rows(Count.class)
                .keyedBy(_ -> "all")
                .fold((row, _) ->
                        Optional.of(new Count(0, row.orElse(Count.ZERO).events() + 1)));
        assertThat(all.explain(store, "all", AsOf.now(), Set.of()).toList()).hasSize(4);
        assertThat(all.asOf(store, AsOf.now().recordedAt(then)).get("all")).contains(new Count(0, 2));
    }

    @Test
    void theLagIsThatOfTheOldestEventOfAnyPartition() {
        raise(store, "a", 1);
        assertThat(store.head().ranks()).containsOnlyKeys(SECOND);
        now.set(NOON.plusSeconds(3_600));
        raise(store, "b", 1);
        now.set(NOON.plusSeconds(7_200));

        assertThat(Lag.of(store, Checkpoint.START, now.get())).isEqualTo(new Lag(2, Duration.ofHours(2)));
        assertThat(Lag.of(store, Checkpoint.of(new Position(SECOND, 1)), now.get()))
                .isEqualTo(new Lag(1, Duration.ofHours(1)));
        assertThat(Lag.of(store, store.head(), now.get())).isEqualTo(new Lag(0, Duration.ZERO));
    }

    private static List<Entry<Count>> rows(View<Count> view) {
        return view.list(RowRange.all());
    }
}
