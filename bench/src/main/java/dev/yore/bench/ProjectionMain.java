package dev.yore.bench;

import dev.yore.log.LogStore;
import dev.yore.projection.ProjectionOptions;
import dev.yore.projection.Projections;
import dev.yore.store.EventStore;
import dev.yore.view.MemoryViewStore;
import dev.yore.view.ViewStore;
import dev.yore.view.Views;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Measures how fast a projection of keyed rows catches up, beside bare upserts of the same rows. */
public final class ProjectionMain {

    private static final int EVENTS = 1_000_000;
    private static final int ACCOUNTS = 100_000;
    private static final int REPEATS = 3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private ProjectionMain() {}

    /**
     * Takes the number of events, behind it the number of accounts, and behind that how many rows a projection remembers;
     * 1,000,000, 100,000 and as many as it does by itself where there are none.
     */
    public static void main(String[] arguments) throws Exception {
        int events = arguments.length < 1 ? EVENTS : Integer.parseInt(arguments[0]);
        int accounts = arguments.length < 2 ? ACCOUNTS : Integer.parseInt(arguments[1]);
        var options = arguments.length < 3
                ? ProjectionOptions.DEFAULT
                : ProjectionOptions.DEFAULT.rowsInMemory(Integer.parseInt(arguments[2]));
        var folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "bench");
        try (var store = LogStore.open(folder.resolve("store"))) {
            Balances.fill(store, events, accounts);
            var batches = BareUpserts.batches(events, accounts);
            System.out.printf("%-40s %14s %14s%n", "work", "per second", "per CPU second");
            for (int round = 0; round < REPEATS; round++) {
                int i = round;
                print(
                        events,
                        () -> BareUpserts.sqlite("jdbc:sqlite:" + folder.resolve("bare" + i + ".db"), batches, events));
                print(events, () -> catchUp("memory", store, new MemoryViewStore(), options, events));
                print(
                        events,
                        () -> catchUp(
                                "SQLite", store, Views.open("sqlite:" + folder.resolve(i + ".db")), options, events));
            }
            try (var postgres = EmbeddedPostgres.start()) {
                var url = postgres.getJdbcUrl("postgres", "postgres");
                for (int i = 0; i < REPEATS; i++) {
                    print(events, () -> BareUpserts.postgres(url, batches, events));
                    print(events, () -> catchUp("PostgreSQL", store, Views.open(url), options, events));
                }
            }
        } finally {
            Main.delete(folder);
        }
    }

    private static Figure catchUp(
            String where, EventStore store, ViewStore views, ProjectionOptions options, int events) throws Exception {
        try (views) {
            long begin = System.nanoTime();
            try (var running = Projections.start(store, views, List.of(Balances.PROJECTION), options)) {
                if (!running.awaitCaughtUp(LONGEST)) {
                    throw new IllegalStateException("the projection did not catch up: " + running.statuses());
                }
            }
            long elapsed = System.nanoTime() - begin;
            views.drop(Balances.PROJECTION.id());
            return Figure.ofWhole("catch up, " + where + ", events", events, elapsed);
        }
    }

    /** Prints a figure, and what it is for each second of processor time of this process alone. */
    private static void print(int events, Work work) throws Exception {
        long before = cpuNanos();
        var figure = work.run();
        double cpuSeconds = (cpuNanos() - before) / NANOS_PER_SECOND;
        System.out.printf("%-40s %,14.0f %,14.0f%n", figure.work(), figure.perSecond(), events / cpuSeconds);
    }

    @FunctionalInterface
    private interface Work {
        Figure run() throws Exception;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
