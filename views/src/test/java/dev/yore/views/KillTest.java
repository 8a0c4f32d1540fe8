package dev.yore.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.log.LogStore;
import dev.yore.projection.Projection;
import dev.yore.projection.Projections;
import dev.yore.projection.View;
import dev.yore.view.RowRange;
import dev.yore.view.ViewStore;
import dev.yore.view.Views;
import dev.yore.views.Wallets.Content;
import dev.yore.views.Wallets.Happening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that projects is killed at any moment, over and over: each event is applied once. */
class KillTest {

    private static final int KILLS = 50;
    private static final int LONGEST_MILLIS = 120;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Projection<Happening, Content> rows = Wallets.projection("rows");
    private final Projection<Happening, Void> tables = Wallets.inTable("tables");

    @TempDir
    Path folder;

    @Test
    void inSqliteEachEventIsAppliedOnceWheneverTheProcessEnds() throws Exception {
        var url = "jdbc:sqlite:" + folder.resolve("views.db");
        Databases.execute(url, Wallets.TABLE);
        killOverAndOver(url);
    }

    @Test
    void inPostgresEachEventIsAppliedOnceWheneverTheProcessEnds() throws Exception {
        var url = Postgres.newDatabase();
        Databases.execute(url, Wallets.TABLE);
        killOverAndOver(url);
    }

    private void killOverAndOver(String url) throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < KILLS; i++) {
            startAndKill(url, Duration.ofMillis(random.nextInt(LONGEST_MILLIS)));
        }
        try (var store = LogStore.open(log());
                var views = Views.open(url);
                var running = Projections.start(store, views, List.of(rows, tables), Wallets.OPTIONS)) {
            assertThat(running.awaitCaughtUp(SOON)).as("seed %d", seed).isTrue();
            long events = store.stats().events();
            var expected = Wallets.after(events);
            assertThat(rows(views)).as("seed %d", seed).isEqualTo(expected);
            assertThat(Databases.wallets(url)).as("seed %d", seed).isEqualTo(expected);
            for (var projection : List.of(rows, tables)) {
                assertThat(views.view(projection.id()).orElseThrow().events()).isEqualTo(events);
            }
        }
    }

    private Map<String, Content> rows(ViewStore views) {
        var contents = new TreeMap<String, Content>();
        View.of(views, rows).list(RowRange.all()).forEach(it -> contents.put(it.key(), it.row()));
        return contents;
    }

    private Path log() {
        return folder.resolve("log");
    }

    /** Kills a process some time after it has begun to write views. */
    private void startAndKill(String url, Duration after) throws IOException, InterruptedException {
        var process = Jvm.start(Projector.class, log().toString(), url);
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            var line = output.readLine();
            assertThat(line).isEqualTo(Projector.WRITES);
            LockSupport.parkNanos(after.toNanos());
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }
}
