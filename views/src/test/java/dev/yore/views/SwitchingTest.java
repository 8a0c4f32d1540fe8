package dev.yore.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.projection.Projection;
import dev.yore.projection.Projections;
import dev.yore.projection.View;
import dev.yore.projection.ViewDiff;
import dev.yore.store.Checkpoint;
import dev.yore.testkit.InMemoryStore;
import dev.yore.view.RowRange;
import dev.yore.view.ViewStore;
import dev.yore.view.Views;
import dev.yore.views.Wallets.Content;
import dev.yore.views.Wallets.Happening;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new version of a view is filled, compared and switched to, while events come in and readers read. */
class SwitchingTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int BEFORE = 2_000;

    private final InMemoryStore store = new InMemoryStore();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noReaderSeesAGap(boolean inPostgres) throws Exception {
        var url = inPostgres ? Postgres.newDatabase() : "sqlite:" + folder.resolve("views.db");
        Projection<Happening, Content> old = Wallets.projection("wallets");
        var young = doubled();
        for (long number = 1; number <= BEFORE; number++) {
            Wallets.append(store, number);
        }
        var going = new AtomicBoolean(true);
        try (var threads =
                        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
                var views = Views.open(url);
                var running = Projections.start(store, views, List.of(old), Wallets.OPTIONS)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            var writer = threads.submit(() -> write(going));
            var began = new CountDownLatch(1);
            var reader = threads.submit(() -> read(views, going, began));
            assertThat(began.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            try (var filling = Projections.start(store, views, List.of(young), Wallets.OPTIONS)) {
                assertThat(filling.awaitCaughtUp(SOON)).isTrue();
                compare(views, young);
                views.serve(young.id());
                assertThat(filling.awaitCaughtUp(SOON)).isTrue();
                going.set(false);
                long events = writer.get(SOON.toSeconds(), TimeUnit.SECONDS);
                var seen = reader.get(SOON.toSeconds(), TimeUnit.SECONDS);
                assertThat(filling.awaitCaughtUp(SOON)).isTrue();
                assertThat(seen).contains(1);
                assertThat(rows(View.serving(views, "wallets", Content.class)))
                        .isEqualTo(expected(2, Checkpoint.of(events)));
            }
        }
    }

    /** The same with every amount twice. */
    private static Projection<Happening, Content> doubled() {
        return Projection.named("wallets", 2)
                .of(Wallets.CODEC)
                .rows(Content.class)
                .keyedByStream()
                .fold((row, fact) -> {
                    var half = row.map(it -> new Content(it.amount() / 2, it.events()))
                            .orElse(Content.NONE);
                    return half.after(fact.event()).map(it -> new Content(2 * it.amount(), it.events()));
                });
    }

    private static void compare(ViewStore views, Projection<?, ?> young) {
        try (var before = views.read("wallets");
                var after = views.read(young.id());
                var diff = ViewDiff.between(before, after)) {
            assertThat(diff.stream().count()).isPositive();
            assertThat(diff.sums()).containsKeys("amount", "events");
        }
    }

    private long write(AtomicBoolean going) {
        long number = BEFORE;
        while (going.get() && number < 20_000) {
            number++;
            Wallets.append(store, number);
        }
        return number;
    }

    /** Reads on and on; each time the rows must be just what the events up to the checkpoint make. The versions that it saw. */
    private static Set<Integer> read(ViewStore views, AtomicBoolean going, CountDownLatch began) {
        var versions = new HashSet<Integer>();
        do {
            try (var snapshot = View.serving(views, "wallets", Content.class).read()) {
                var rows = new TreeMap<String, Content>();
                snapshot.list(RowRange.all()).forEachRemaining(it -> rows.put(it.key(), it.row()));
                int version = snapshot.view().version();
                assertThat(rows)
                        .as("%s at %s", snapshot.view(), snapshot.checkpoint())
                        .isEqualTo(expected(version, snapshot.checkpoint()));
                versions.add(version);
                began.countDown();
            }
        } while (going.get());
        return versions;
    }

    private static Map<String, Content> rows(View<Content> view) {
        var rows = new TreeMap<String, Content>();
        view.list(RowRange.all()).forEach(it -> rows.put(it.key(), it.row()));
        return rows;
    }

    private static Map<String, Content> expected(int version, Checkpoint checkpoint) {
        var expected = new TreeMap<>(Wallets.after(checkpoint.total()));
        expected.replaceAll((_, it) -> new Content(version * it.amount(), it.events()));
        return expected;
    }
}
