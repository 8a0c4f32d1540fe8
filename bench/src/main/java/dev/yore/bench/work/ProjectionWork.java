package dev.yore.bench.work;

import static dev.yore.bench.figure.Figure.LIMIT;
import static dev.yore.bench.figure.Figure.YORE;

import dev.yore.bench.figure.Round;
import dev.yore.log.LogStore;
import dev.yore.projection.Projections;
import dev.yore.store.EventStore;
import dev.yore.view.MemoryViewStore;
import dev.yore.view.ViewStore;
import dev.yore.view.Views;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How fast a projection of keyed rows catches up, beside bare upserts of the same rows in the same batches. */
final class ProjectionWork {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Bench bench;
    private final Path folder;
    private final int events;
    private final int accounts;
    private int files;

    ProjectionWork(Bench bench) {
        this.bench = bench;
        this.folder = bench.plan().folder();
        this.events = bench.plan().events();
        this.accounts = events / 10;
    }

    /** @param postgres the JDBC URL of a database of PostgreSQL */
    void measure(Optional<String> postgres) throws Exception {
        if (!bench.plan().includesAny("projection-memory", "projection-sqlite", "projection-postgresql")) {
            return;
        }
        var directory = folder.resolve("projected");
        bench.begin("projection", YORE);
        try (var store = LogStore.open(directory)) {
            Balances.fill(store, events, accounts);
            var batches = BareUpserts.batches(events, accounts);
            bench.measure("projection-memory", YORE, () -> catchUp(store, new MemoryViewStore()));
            sqlite(store, batches);
            if (postgres.isPresent()) {
                postgres(store, batches, postgres.get());
            }
        }
        Disk.delete(directory);
    }

    private void sqlite(EventStore store, List<Map<String, String>> batches) throws Exception {
        bench.measure(
                "projection-sqlite", LIMIT, () -> BareUpserts.sqlite("jdbc:sqlite:" + newFile(), batches, events));
        bench.measure("projection-sqlite", YORE, () -> catchUp(store, Views.open("sqlite:" + newFile())));
    }

    private void postgres(EventStore store, List<Map<String, String>> batches, String url) throws Exception {
        bench.measure("projection-postgresql", LIMIT, () -> BareUpserts.postgres(url, batches, events));
        bench.measure("projection-postgresql", YORE, () -> catchUp(store, Views.open(url)));
    }

    private Path newFile() {
        return folder.resolve("views" + ++files + ".db");
    }

    private Round catchUp(EventStore store, ViewStore views) throws Exception {
        try (views) {
            long begin = System.nanoTime();
            try (var running = Projections.start(store, views, List.of(Balances.PROJECTION))) {
                if (!running.awaitCaughtUp(LONGEST)) {
                    throw new IllegalStateException("the projection did not catch up: " + running.statuses());
                }
            }
            long elapsed = System.nanoTime() - begin;
            views.drop(Balances.PROJECTION.id());
            return Round.rate(events, elapsed);
        }
    }
}
