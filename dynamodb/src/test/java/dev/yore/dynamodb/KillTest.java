package dev.yore.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.log.LogStore;
import dev.yore.projection.Projections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that projects is killed at any moment, over and over: each event is applied once. It finds DynamoDB by the
 * environment alone.
 */
class KillTest {

    private static final int KILLS = 4;
    private static final int LONGEST_MILLIS = 400;
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void eachEventIsAppliedOnceWheneverTheProcessEnds() throws Exception {
        var options = Local.options();
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < KILLS; i++) {
            startAndKill("dynamodb:" + options.prefix(), Duration.ofMillis(random.nextInt(LONGEST_MILLIS)));
        }
        try (var store = LogStore.open(folder.resolve("log"));
                var views = DynamoDbViewStore.open(Local.client(), options);
                var running = Projections.start(store, views, List.of(Tills.PROJECTION))) {
            assertThat(running.awaitCaughtUp(SOON)).as("seed %d", seed).isTrue();
            long events = store.stats().events();
            assertThat(Tills.rows(views)).as("seed %d", seed).isEqualTo(Tills.after(events));
            assertThat(views.view(Tills.PROJECTION.id()).orElseThrow().events()).isEqualTo(events);
        }
    }

    /** Kills a process some time after it has begun to write views. */
    private void startAndKill(String url, Duration after) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Projector.class.getName(),
                        folder.resolve("log").toString(),
                        url)
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL_DYNAMODB", Local.endpoint().toString(),
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "key",
                        "AWS_SECRET_ACCESS_KEY", "secret"));
        var process = builder.start();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo(Projector.WRITES);
            LockSupport.parkNanos(after.toNanos());
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }
}
