package dev.yore.testkit.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.projection.Projection;
import dev.yore.projection.ProjectionOptions;
import dev.yore.projection.Projections;
import dev.yore.projection.View;
import dev.yore.store.Query;
import dev.yore.testkit.InMemoryStore;
import dev.yore.testkit.projection.Counters.Count;
import dev.yore.testkit.projection.Counters.Counted;
import dev.yore.testkit.projection.Counters.Raised;
import dev.yore.testkit.projection.Counters.Reset;
import dev.yore.view.MemoryViewStore;
import dev.yore.view.NoSuchViewException;
import dev.yore.view.RowRange;
import dev.yore.view.ViewId;
import dev.yore.view.ViewStateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Projections through bad times, by seed: lines that lose calls and answers, processes that end at any moment, others that take
 * over, new versions that are filled and switched to, views that are dropped and made anew at any moment, while writers go on. In the end every view is the fold of all events, each
 * applied once.
 */
class RandomProjectionsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyViewIsTheFoldOfAllEvents(long seed) throws InterruptedException {
        var random = new Random(seed);
        var views = new MemoryViewStore();
        var writing = new AtomicBoolean(true);
        try (var store = new InMemoryStore()) {
            var writers = List.of(writer(store, seed, writing), writer(store, -seed, writing));
            int version = 1;
            for (int phase = 0; phase < 12; phase++) {
                var projection = Counters.counts(version, () -> false);
                live(store, views, projection, random);
                if (views.view(projection.id()).isPresent() && random.nextInt(3) == 0) {
                    views.serve(projection.id());
                    version++;
                }
                if (random.nextInt(3) == 0) {
                    reset(views, new ViewId("counts", 1 + random.nextInt(version)));
                }
            }
            writing.set(false);
            for (var writer : writers) {
                writer.join();
            }
            for (int each = 1; each <= version; each++) {
                finish(store, views, Counters.counts(each, () -> false), seed);
            }
        }
    }

    /** Some processes run a projection for a while; each ends in its own way. */
    private static void live(
            InMemoryStore store, MemoryViewStore views, Projection<Counted, Count> projection, Random random)
            throws InterruptedException {
        var running = new ArrayList<Projections>();
        var lines = new ArrayList<FlakyViews>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            var line = new FlakyViews(views, random.nextLong(), random.nextInt(3) == 0 ? 0.2 : 0);
            lines.add(line);
            running.add(Projections.start(store, line, List.of(projection), options(random)));
        }
        running.getFirst().awaitCaughtUp(Duration.ofMillis(random.nextInt(30)));
        if (random.nextBoolean()) {
            reset(views, projection.id());
            running.getLast().awaitCaughtUp(Duration.ofMillis(random.nextInt(10)));
        }
        for (int i = 0; i < running.size(); i++) {
            if (random.nextBoolean()) {
                lines.get(i).cutOff();
            }
            running.get(i).close();
        }
    }

    /** Drops a view, unless it serves beside others, or someone holds its lease just then. */
    private static void reset(MemoryViewStore views, ViewId view) {
        try {
            views.drop(view);
        } catch (ViewStateException | NoSuchViewException _) {
            // It stays as it is.
        }
    }

    private static ProjectionOptions options(Random random) {
        return ProjectionOptions.DEFAULT
                .batchEvents(1 + random.nextInt(200))
                .threads(1 + random.nextInt(3))
                .rowsInMemory(random.nextInt(10))
                .lease(Duration.ofMillis(1 + random.nextInt(50)))
                .retries(Duration.ofMillis(1), Duration.ofMillis(2));
    }

    private static void finish(
            InMemoryStore store, MemoryViewStore views, Projection<Counted, Count> projection, long seed)
            throws InterruptedException {
        try (var running = Projections.start(store, views, List.of(projection), options(new Random(seed)))) {
            assertThat(running.awaitCaughtUp(SOON))
                    .as("seed %d, %s", seed, projection.id())
                    .isTrue();
        }
        var expected = new TreeMap<String, Count>();
        long events = 0;
        for (var recorded : store.read(Query.all()).toList()) {
            events++;
            var counter = recorded.stream().value();
            for (var event : Counters.CODEC.decode(recorded.event())) {
                switch (event) {
                    case Raised it -> expected.merge(counter, new Count(it.by(), 1), RandomProjectionsTest::add);
                    case Reset _ -> expected.remove(counter);
                }
            }
        }
        var rows = new TreeMap<String, Count>();
        View.of(views, projection).list(RowRange.all()).forEach(it -> rows.put(it.key(), it.row()));
        assertThat(rows).as("seed %d, %s", seed, projection.id()).isEqualTo(expected);
        assertThat(views.view(projection.id()).orElseThrow().events())
                .as("seed %d, %s: events applied", seed, projection.id())
                .isEqualTo(events);
    }

    private static Count add(Count one, Count other) {
        return new Count(one.value() + other.value(), one.events() + other.events());
    }

    private static Thread writer(InMemoryStore store, long seed, AtomicBoolean writing) {
        return Thread.ofVirtual().start(() -> {
            var random = new Random(seed);
            for (int i = 0; writing.get() && i < 20_000; i++) {
                var counter = "c" + random.nextInt(20);
                Counters.append(
                        store, counter, random.nextInt(30) == 0 ? new Reset() : new Raised(random.nextLong(1_000)));
            }
        });
    }
}
