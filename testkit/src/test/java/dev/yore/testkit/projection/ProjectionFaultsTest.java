package dev.yore.testkit.projection;

import static dev.yore.testkit.projection.Counters.CODEC;
import static dev.yore.testkit.projection.Counters.counts;
import static dev.yore.testkit.projection.Counters.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.projection.Projection;
import dev.yore.projection.ProjectionOptions;
import dev.yore.projection.Projections;
import dev.yore.projection.Status;
import dev.yore.projection.Status.State;
import dev.yore.projection.View;
import dev.yore.store.Commit;
import dev.yore.testkit.InMemoryStore;
import dev.yore.testkit.projection.Counters.Count;
import dev.yore.testkit.projection.Counters.Counted;
import dev.yore.testkit.projection.Counters.Raised;
import dev.yore.view.MemoryViewStore;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may go wrong around projections, and what they make of it: none ends, or stands still, without saying so. */
class ProjectionFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ProjectionOptions OPTIONS = ProjectionOptions.DEFAULT
            .threads(2)
            .lease(Duration.ofMillis(300))
            .retries(Duration.ofMillis(1), Duration.ofMillis(20));

    private final InMemoryStore store = new InMemoryStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private final AtomicBoolean superstitious = new AtomicBoolean();
    private final Projection<Counted, Count> counts = counts(1, superstitious::get);
    private final View<Count> view = View.of(views, counts);

    /** A row that is a number only as long as no event raises by 13. */
    record Share(double value) {}

    /** The rows of {@link Counters} as another version of the code would have them. */
    record Renamed(long total, long events) {}

    @AfterEach
    void close() {
        store.close();
    }

    private Projections start(Projection<?, ?>... projections) {
        return Projections.start(store, views, List.of(projections), OPTIONS);
    }

    @Test
    void aListenerThatFailsHarmsNoProjectionAndNoOtherListener() throws InterruptedException {
        var heard = new AtomicBoolean();
        try (var running = start(counts)) {
            running.onChange(_ -> {
                if (!heard.get()) {
                    throw new IllegalStateException("a listener's own trouble");
                }
            });
            running.onChange(it -> heard.compareAndSet(false, it.events() == 2));
            raise(store, "a", 1);
            raise(store, "a", 2);
            assertThat(view.awaitSeen(Position.of(2), SOON)).isTrue();
            await().untilTrue(heard);
            raise(store, "a", 3);
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
    }

    @Test
    void aListenerMayCloseThem() throws Exception {
        var closed = new CompletableFuture<State>();
        var running = start(counts);
        running.onChange(_ -> {
            running.close();
            closed.complete(State.CLOSED);
        });
        raise(store, "a", 1);
        assertThat(closed.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(State.CLOSED);
        running.close();
        assertThat(running.status(counts.id()).state()).isEqualTo(State.CLOSED);
        raise(store, "a", 2);
        assertThat(running.awaitCaughtUp(SOON)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRowThatHasNoJsonFormStopsTheProjectionAtTheEventThatMadeIt(boolean keyed) {
        var shares = Projection.named("shares", 1).of(CODEC).rows(Share.class);
        var projection = keyed
                ? shares.keyedByStream().fold((_, fact) -> Optional.of(share(fact.event())))
                : shares.each((fact, rows) -> rows.put(fact.stream().value(), share(fact.event())));
        for (int i = 1; i <= 20; i++) {
            raise(store, "c" + i, i);
        }
        assertStopsAtThirteen(projection, "NaN");
    }

    private static Share share(Counted event) {
        return new Share(event instanceof Raised it && it.by() == 13 ? Double.NaN : 1);
    }

    @Test
    void aRowThatTheCodeDoesNotKnowAnyMoreStopsTheProjection() throws InterruptedException {
        raise(store, "c13", 1);
        try (var running = start(counts)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        for (int i = 2; i <= 20; i++) {
            raise(store, "c" + i, i);
        }
        var renamed = Projection.named("counts", 1)
                .of(CODEC)
                .rows(Renamed.class)
                .keyedByStream()
                .fold((row, _) -> Optional.of(row.orElse(new Renamed(0, 0))));
        assertStopsAtThirteen(renamed, "is not a Renamed");
    }

    private void assertStopsAtThirteen(Projection<?, ?> projection, String cause) {
        try (var running = start(projection)) {
            await().until(() -> running.status(projection.id()).state() == State.STOPPED);
            var stop = running.status(projection.id()).stop().orElseThrow();
            assertThat(stop.position()).isEqualTo(Position.of(13));
            assertThat(stop.cause()).contains(cause).doesNotContain("CompletionException");
            views.skip(projection.id(), Position.of(13), "unlucky", Optional.empty());
            await().until(() -> running.status(projection.id()).lagEvents() == 0);
        }
    }

    @Test
    void whoResumesOneMayWaitForItAtOnce() throws InterruptedException {
        superstitious.set(true);
        raise(store, "c", 13);
        try (var running = start(counts)) {
            await().until(() -> running.status(counts.id()).state() == State.STOPPED);
            assertThat(running.awaitCaughtUp(SOON)).isFalse();
            superstitious.set(false);
            running.resume(counts.id());
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
    }

    @Test
    void oneThatStandsByBehindAStoppedOneSaysSo() throws InterruptedException {
        superstitious.set(true);
        raise(store, "c", 13);
        try (var working = start(counts)) {
            await().until(() -> working.status(counts.id()).state() == State.STOPPED);
            try (var beside = start(counts)) {
                await().until(() -> beside.status(counts.id()).state() == State.STANDING_BY);
                assertThat(beside.status(counts.id()).stop()).isPresent();
                assertThat(beside.status(counts.id()).healthy()).isFalse();
                assertThat(beside.awaitCaughtUp(SOON)).isFalse();
                superstitious.set(false);
                working.resume(counts.id());
                assertThat(beside.awaitCaughtUp(SOON)).isTrue();
                await().until(() -> beside.status(counts.id()).healthy());
            }
        }
    }

    @Test
    void eventsOfOthersDoNotUnsettleOneThatIsLive() {
        var states = EnumSet.noneOf(State.class);
        var seen = new CopyOnWriteArrayList<Status>();
        raise(store, "c", 1);
        try (var running = start(counts)) {
            await().until(() -> running.status(counts.id()).state() == State.LIVE);
            running.onChange(seen::add);
            store.append(Commit.of(Event.of("another", "Happened", Json.EMPTY_OBJECT)));
            await().until(() -> running.status(counts.id()).lagEvents() == 0);
            await().until(() -> !seen.isEmpty());
            seen.forEach(it -> states.add(it.state()));
        }
        assertThat(states).containsExactly(State.LIVE);
    }

    @Test
    void aViewThatIsNotThereYetIsWaitedFor() throws Exception {
        var receipt = raise(store, "c", 1);
        assertThat(view.awaitSeen(receipt.commit().last(), Duration.ofMillis(5)))
                .isFalse();
        var seen = new AtomicReference<Boolean>();
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                seen.set(view.awaitSeen(receipt.commit().last(), SOON));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        try (var running = start(counts)) {
            waiting.join();
            assertThat(running.status(counts.id()).events()).isEqualTo(1);
        }
        assertThat(seen.get()).isTrue();
    }
}
