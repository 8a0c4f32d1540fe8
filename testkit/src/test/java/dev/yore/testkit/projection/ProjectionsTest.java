package dev.yore.testkit.projection;

import static dev.yore.testkit.projection.Counters.CODEC;
import static dev.yore.testkit.projection.Counters.counts;
import static dev.yore.testkit.projection.Counters.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yore.domain.AsOf;
import dev.yore.event.Position;
import dev.yore.projection.Projection;
import dev.yore.projection.ProjectionOptions;
import dev.yore.projection.Projections;
import dev.yore.projection.Status.State;
import dev.yore.projection.View;
import dev.yore.testkit.InMemoryStore;
import dev.yore.testkit.projection.Counters.Count;
import dev.yore.testkit.projection.Counters.Raised;
import dev.yore.testkit.projection.Counters.Reset;
import dev.yore.view.MemoryViewStore;
import dev.yore.view.RowRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Projections that are run. */
class ProjectionsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ProjectionOptions OPTIONS = ProjectionOptions.DEFAULT
            .batchEvents(7)
            .threads(2)
            .rowsInMemory(3)
            .retries(Duration.ofMillis(1), Duration.ofMillis(20));

    private final InMemoryStore store = new InMemoryStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private final AtomicBoolean superstitious = new AtomicBoolean();
    private final Projection<Counters.Counted, Count> counts = counts(1, superstitious::get);
    private final View<Count> view = View.of(views, counts);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void catchUpAndThenFollow() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            raise(store, "c" + i % 10, i);
        }
        try (var running = Projections.start(store, views, List.of(counts), OPTIONS)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            assertThat(view.get("c3")).contains(new Count(3 + 13 + 23 + 33 + 43 + 53 + 63 + 73 + 83 + 93, 10));
            var receipt = raise(store, "c3", 1_000);
            assertThat(view.awaitSeen(receipt.commit().last(), SOON)).isTrue();
            assertThat(view.get("c3").orElseThrow().events()).isEqualTo(11);
            Counters.append(store, "c3", new Reset());
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            assertThat(view.get("c3")).isEmpty();
            assertThat(view.list(RowRange.all())).hasSize(9);
            await().until(() -> running.status(counts.id()).state() == State.LIVE);
            assertThat(running.status(counts.id()).events()).isEqualTo(102);
        }
    }

    @Test
    void anEventThatCannotBeAppliedStopsItsProjectionAloneUntilItIsResumed() throws InterruptedException {
        superstitious.set(true);
        var calm = Projection.named("calm", 1)
                .of(CODEC)
                .rows(Count.class)
                .keyedBy(_ -> "all")
                .fold((row, _) ->
                        Optional.of(new Count(0, row.orElse(Count.ZERO).events() + 1)));
        for (int i = 1; i <= 20; i++) {
            raise(store, "c" + i % 2, i);
        }
        try (var running = Projections.start(store, views, List.of(counts, calm), OPTIONS)) {
            await().until(() -> running.status(counts.id()).state() == State.STOPPED);
            var stop = running.status(counts.id()).stop().orElseThrow();
            assertThat(stop.position()).isEqualTo(Position.of(13));
            assertThat(stop.cause()).contains("thirteen");
            assertThat(view.checkpoint().covers(Position.of(12))).isTrue();
            assertThat(view.checkpoint().covers(Position.of(13))).isFalse();
            assertThat(view.get("c0")).contains(new Count(2 + 4 + 6 + 8 + 10 + 12, 6));
            assertThat(View.of(views, calm).awaitSeen(Position.of(20), SOON)).isTrue();
            superstitious.set(false);
            running.resume(counts.id());
            assertThat(view.awaitSeen(Position.of(20), SOON)).isTrue();
            assertThat(view.get("c1").orElseThrow().events()).isEqualTo(10);
        }
    }

    @Test
    void anEventThatCannotBeAppliedIsSkippedWithAReasonThatIsKept() throws InterruptedException {
        superstitious.set(true);
        for (int i = 1; i <= 20; i++) {
            raise(store, "c", i);
        }
        try (var running = Projections.start(store, views, List.of(counts), OPTIONS)) {
            await().until(() -> running.status(counts.id()).state() == State.STOPPED);
            views.skip(counts.id(), Position.of(13), "unlucky", Optional.of("ann"));
            assertThat(view.awaitSeen(Position.of(20), SOON)).isTrue();
        }
        assertThat(view.get("c")).contains(new Count(210 - 13, 19));
        assertThat(views.skips(counts.id())).singleElement().satisfies(skip -> {
            assertThat(skip.position()).isEqualTo(Position.of(13));
            assertThat(skip.reason()).isEqualTo("unlucky");
            assertThat(skip.actor()).contains("ann");
        });
    }

    @Test
    void aViewOfThePastIsComputedAsideAndARowIsExplained() {
        raise(store, "a", 1);
        var second = raise(store, "a", 2);
        raise(store, "b", 5);
        raise(store, "a", 4);
        var past = counts.asOf(store, AsOf.now().position(second.commit().last()));
        assertThat(past.get("a")).contains(new Count(3, 2));
        assertThat(past.get("b")).isEmpty();
        assertThat(views.views()).isEmpty();
        var steps = counts.explain(store, "a", AsOf.now(), Set.of()).toList();
        assertThat(steps).hasSize(3);
        assertThat(steps.getLast().before()).contains(new Count(3, 2));
        assertThat(steps.getLast().after()).contains(new Count(7, 3));
        assertThat(steps.getLast().fact().event()).isEqualTo(new Raised(4));
    }

    @Test
    void afterAnOutageOfTheViewStoreItGoesOnByItself() throws InterruptedException {
        var line = new FlakyViews(views, 1, 0);
        raise(store, "a", 1);
        try (var running = Projections.start(store, line, List.of(counts), OPTIONS)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            line.cutOff();
            raise(store, "a", 2);
            await().until(() -> running.status(counts.id()).state() == State.RETRYING);
            var status = running.status(counts.id());
            assertThat(status.healthy()).isFalse();
            assertThat(status.problem()).hasValueSatisfying(it -> assertThat(it).contains("the line is down"));
            line.mend();
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            assertThat(running.status(counts.id()).healthy()).isTrue();
        }
        assertThat(view.get("a")).contains(new Count(3, 2));
    }

    @Test
    void noEventsAreAnOrdinaryCase() throws InterruptedException {
        try (var running = Projections.start(store, views, List.of(counts, counts(2, () -> false)), OPTIONS)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            await().until(() -> running.statuses().stream().allMatch(it -> it.state() == State.LIVE));
            views.serve(counts(2, () -> false).id());
            assertThat(View.serving(views, "counts", Count.class).list(RowRange.all()))
                    .isEmpty();
        }
        assertThat(counts.asOf(store, AsOf.now()).list(RowRange.all())).isEmpty();
        assertThat(counts.explain(store, "a", AsOf.now(), Set.of()).toList()).isEmpty();
    }

    @Test
    void anEndlessRecursionInAProjectionStopsItAlone() throws InterruptedException {
        var endless = Projection.named("endless", 1).of(CODEC).rows(Count.class).each((fact, rows) -> recurse(1));
        raise(store, "a", 1);
        try (var running = Projections.start(store, views, List.of(counts, endless), OPTIONS)) {
            await().until(() -> running.status(endless.id()).state() == State.STOPPED);
            assertThat(running.status(endless.id()).stop().orElseThrow().cause())
                    .contains("StackOverflowError");
            assertThat(view.awaitSeen(Position.of(1), SOON)).isTrue();
        }
    }

    @Test
    void oneThatCatchesUpIsSeenToMakeProgressAndOneThatIsStoppedIsNot() throws InterruptedException {
        superstitious.set(true);
        for (int i = 1; i <= 20; i++) {
            raise(store, "c", i);
        }
        try (var running = Projections.start(store, views, List.of(counts), OPTIONS.batchEvents(1))) {
            await().until(() -> running.status(counts.id()).state() == State.STOPPED);
            var stopped = running.status(counts.id());
            assertThat(stopped.lagEvents()).isEqualTo(8);
            assertThat(stopped.lag()).isPositive();
            assertThat(running.status(counts.id()).progress()).isEqualTo(stopped.progress());
            superstitious.set(false);
            running.resume(counts.id());
            await().until(() -> running.status(counts.id()).lagEvents() == 0);
            assertThat(running.status(counts.id()).progress()).isAfter(stopped.progress());
        }
    }

    @SuppressWarnings("InfiniteRecursion") // that is what it is for
    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }
}
