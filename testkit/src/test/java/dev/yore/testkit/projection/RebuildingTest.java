package dev.yore.testkit.projection;

import static dev.yore.testkit.projection.Counters.counts;
import static dev.yore.testkit.projection.Counters.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yore.projection.Projection;
import dev.yore.projection.ProjectionOptions;
import dev.yore.projection.Projections;
import dev.yore.projection.Status.State;
import dev.yore.projection.View;
import dev.yore.testkit.InMemoryStore;
import dev.yore.testkit.projection.Counters.Count;
import dev.yore.testkit.projection.Counters.Counted;
import dev.yore.view.MemoryViewStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A new version of a view is filled while the old one, and other processes, go on; and it is seen whether it gets further. */
class RebuildingTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ProjectionOptions OPTIONS = ProjectionOptions.DEFAULT
            .batchEvents(1)
            .threads(1)
            .lease(Duration.ofMillis(300))
            .retries(Duration.ofMillis(1), Duration.ofMillis(20));

    private final InMemoryStore store = new InMemoryStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private final Projection<Counted, Count> old = counts(1, () -> false);
    private final Projection<Counted, Count> young = counts(2, () -> false);

    @AfterEach
    void close() {
        store.close();
    }

    private Projections start(Projection<?, ?>... projections) {
        return Projections.start(store, views, List.of(projections), OPTIONS);
    }

    @Test
    void oneThatGetsFurtherIsToldFromOneThatIsStuck() throws Exception {
        var permits = new Semaphore(0);
        var slow = Projection.named("counts", 2)
                .of(Counters.CODEC)
                .rows(Count.class)
                .keyedByStream()
                .fold((row, _) -> {
                    permits.acquireUninterruptibly();
                    return Optional.of(row.orElse(Count.ZERO));
                });
        for (int i = 1; i <= 10; i++) {
            raise(store, "c", i);
        }
        try (var running = start(old)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        try (var filling = Projections.start(store, views, List.of(slow), OPTIONS.lease(Duration.ofMinutes(5)));
                AutoCloseable _ = () -> permits.release(Short.MAX_VALUE)) {
            for (int i = 1; i < 10; i++) {
                long done = i;
                var before = filling.status(slow.id()).progress();
                permits.release();
                await().atMost(SOON).until(() -> filling.status(slow.id()).events() == done);
                var status = filling.status(slow.id());
                assertThat(status.state()).isEqualTo(State.REBUILDING);
                assertThat(status.healthy()).isTrue();
                assertThat(status.lagEvents()).isEqualTo(10 - done);
                assertThat(status.progress()).isAfter(before);
                assertThat(filling.status(slow.id()).progress()).isEqualTo(status.progress());
            }
            permits.release();
            assertThat(filling.awaitCaughtUp(SOON)).isTrue();
        }
    }

    @Test
    void aRebuildMeetsTheLiveProjectionAndOtherProcessesWithTheSameAndEachEventIsAppliedOnce()
            throws InterruptedException {
        for (int i = 1; i <= 200; i++) {
            raise(store, "c" + i % 3, 1);
        }
        try (var live = start(old);
                var first = start(young);
                var second = start(old, young)) {
            for (int i = 1; i <= 200; i++) {
                raise(store, "c" + i % 3, 1);
            }
            assertThat(live.awaitCaughtUp(SOON)).isTrue();
            assertThat(first.awaitCaughtUp(SOON)).isTrue();
            views.serve(young.id());
            assertThat(second.awaitCaughtUp(SOON)).isTrue();
            for (var projection : List.of(old, young)) {
                assertThat(views.view(projection.id()).orElseThrow().events()).isEqualTo(400);
                assertThat(View.of(views, projection).get("c0")).contains(new Count(132, 132));
            }
            assertThat(View.serving(views, "counts", Count.class).get("c1")).contains(new Count(134, 134));
        }
    }

    @Test
    void asLongAsThereIsLagThereIsProgress() {
        var writer = Thread.ofVirtual().start(() -> {
            for (int i = 1; i <= 3_000; i++) {
                raise(store, "c" + i % 7, i);
            }
        });
        try (var running = start(old, young)) {
            while (writer.isAlive() || running.statuses().stream().anyMatch(it -> it.lagEvents() > 0)) {
                for (var before : running.statuses()) {
                    if (before.lagEvents() > 0) {
                        await().atMost(SOON)
                                .until(() -> running.status(before.view()).events() > before.events());
                    }
                }
            }
        }
    }
}
