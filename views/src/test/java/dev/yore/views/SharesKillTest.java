package dev.yore.views;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.log.LogStore;
import dev.yore.store.Commit;
import dev.yore.store.Query;
import dev.yore.subscription.Subscriptions;
import dev.yore.view.Views;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runners, and processes that come and are killed, run one subscription together: every event is delivered, in order. */
class SharesKillTest {

    private static final int KILLS = 5;
    private static final int LONGEST_MILLIS = 300;
    private static final int STREAMS = 40;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    /** A line of the file. */
    private record Line(String process, String stream, long rank) {
        static Line parse(String text) {
            var words = List.of(text.split(" ", -1));
            return new Line(words.get(0), words.get(1), Long.parseLong(words.get(2)));
        }
    }

    @Test
    void inSqliteEveryEventIsDeliveredInTheOrderOfItsStreamWhoeverIsKilled() throws Exception {
        killOverAndOver("jdbc:sqlite:" + folder.resolve("views.db"));
    }

    @Test
    void inPostgresEveryEventIsDeliveredInTheOrderOfItsStreamWhoeverIsKilled() throws Exception {
        killOverAndOver(Postgres.newDatabase());
    }

    private void killOverAndOver(String url) throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var first = new Deliverer("first", file());
        var second = new Deliverer("second", file());
        try (var store = LogStore.open(log());
                var views = Views.open(url);
                var others = Views.open(url);
                var one = Subscriptions.start(store, views, List.of(first.subscription()), Deliverer.OPTIONS);
                var two = Subscriptions.start(store, others, List.of(second.subscription()), Deliverer.OPTIONS)) {
            var over = new AtomicBoolean();
            var writer = Thread.ofVirtual().start(() -> append(store, over));
            try {
                for (int i = 0; i < KILLS; i++) {
                    startAndKill(url, "killed-" + i, Duration.ofMillis(random.nextInt(LONGEST_MILLIS)));
                }
            } finally {
                over.set(true);
                writer.join();
            }
            assertThat(one.awaitCaughtUp(SOON)).as("seed %d", seed).isTrue();
            assertThat(two.awaitCaughtUp(SOON)).as("seed %d", seed).isTrue();
            check(store, seed);
        }
    }

    private void check(LogStore store, long seed) throws IOException {
        var lines = Files.readAllLines(file()).stream().map(Line::parse).toList();
        assertThat(lines)
                .extracting(Line::process)
                .as("seed %d", seed)
                .contains("first", "second", "killed-0", "killed-4");
        var delivered = lines.stream().collect(groupingBy(Line::stream, mapping(Line::rank, toList())));
        delivered.replaceAll((_, ranks) -> ranks.stream().distinct().toList());
        var recorded = store.read(Query.all()).stream()
                .collect(groupingBy(
                        it -> it.stream().value(), mapping(it -> it.position().rank(), toList())));
        assertThat(delivered).as("seed %d", seed).isEqualTo(recorded);
    }

    private static void append(LogStore store, AtomicBoolean over) {
        for (long i = 0; !over.get(); i++) {
            store.append(Commit.of(Event.of("s" + i % STREAMS, "Counted", Json.EMPTY_OBJECT)));
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Path file() {
        return folder.resolve("delivered.txt");
    }

    /** Kills a process some time after the first event was delivered to it. */
    private void startAndKill(String url, String name, Duration after) throws IOException, InterruptedException {
        var process = Jvm.start(Deliverer.class, log().toString(), url, name, file().toString());
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo(Deliverer.DELIVERS);
            LockSupport.parkNanos(after.toNanos());
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }
}
