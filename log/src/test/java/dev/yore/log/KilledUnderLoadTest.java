package dev.yore.log;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yore.event.RecordedEvent;
import dev.yore.log.internal.engine.WritingSide.Purpose;
import dev.yore.log.internal.storage.Seeds;
import dev.yore.store.UnreadableStoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes on a real disk, killed while they make a store, under load, and while they make its index anew. What each leaves
 * can be read and verified at once, before anyone opens it for writing.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledUnderLoadTest {

    private static final int STORES = Integer.getInteger("yore.killed.stores", 6);
    private static final int MAX_ACKNOWLEDGED = 120;
    private static final int MAX_OPENING_MICROS = 200_000;
    private static final int MAX_REBUILDING_MICROS = 150_000;

    @TempDir
    private Path temporary;

    private int stores;

    @Test
    void whatAKilledProcessLeavesCanBeReadAndVerifiedAsItIs() {
        Seeds.each(STORES, random -> killAgainAndAgain(temporary.resolve("store" + ++stores), random));
    }

    private void killAgainAndAgain(Path directory, RandomGenerator random) throws Exception {
        var acknowledged = new HashMap<String, Long>();
        try (var child = new Child(Purpose.USE, directory, random)) {
            child.killAfter(random.nextInt(1 + random.nextInt(MAX_OPENING_MICROS)), acknowledged);
        }
        check(directory, acknowledged);
        for (int i = 0; i < 2; i++) {
            try (var child = new Child(Purpose.USE, directory, random)) {
                child.killWhenAcknowledged(random.nextInt(1, MAX_ACKNOWLEDGED), acknowledged);
            }
            check(directory, acknowledged);
        }
        try (var child = new Child(Purpose.REBUILD_INDEX, directory, random)) {
            child.killAfter(random.nextInt(MAX_REBUILDING_MICROS), acknowledged);
        }
        check(directory, acknowledged);
    }

    private static void check(Path directory, Map<String, Long> acknowledged) {
        if (!Files.exists(directory.resolve("yore.store"))) {
            assertThat(acknowledged).isEmpty();
            assertThatThrownBy(() -> LogStore.openReadOnly(directory).close())
                    .isInstanceOf(UnreadableStoreException.class)
                    .hasMessageContaining("there is no");
            return;
        }
        List<RecordedEvent> log;
        try (var store = LogStore.openReadOnly(directory)) {
            log = WholeStore.check(store);
        }
        var commits = WholeStore.commits(log).values();
        assertThat(commits).allSatisfy(KilledUnderLoadTest::checkWhole);
        var positions = commits.stream()
                .collect(toMap(
                        it -> it.getFirst().id().toString(),
                        it -> it.getFirst().position().rank()));
        assertThat(positions).containsAllEntriesOf(acknowledged);
        var verification = LogStore.verify(directory, ProgressListener.NONE);
        assertThat(verification.damages()).isEmpty();
        assertThat(verification.events()).isEqualTo(log.size());
    }

    /** A commit has as many events as its ids say, in order. */
    private static void checkWhole(List<RecordedEvent> commit) {
        var first = commit.getFirst().id().toString();
        int size = Integer.parseInt(first.substring(0, first.indexOf('-')));
        var name = first.substring(0, first.lastIndexOf('-') + 1);
        var expected = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            expected.add(name + i);
        }
        assertThat(commit).extracting(it -> it.id().toString()).isEqualTo(expected);
    }

    /** A {@link KilledWriter} that has begun to open its store. */
    private static final class Child implements AutoCloseable {

        private final Process process;
        private final BufferedReader output;

        Child(Purpose purpose, Path directory, RandomGenerator random) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledWriter.class.getName())
                    .redirectErrorStream(true)
                    .start();
            output = process.inputReader();
            try (var input = process.outputWriter()) {
                input.write(purpose + " " + directory + " " + random.nextLong() + "\n");
            }
            assertThat(output.readLine()).isEqualTo(KilledWriter.OPENING);
        }

        void killAfter(int micros, Map<String, Long> acknowledged) throws Exception {
            assertThat(process.waitFor(micros, TimeUnit.MICROSECONDS))
                    .as("whether it ended by itself")
                    .isFalse();
            kill(acknowledged);
        }

        void killWhenAcknowledged(int commits, Map<String, Long> acknowledged) throws Exception {
            for (int i = 0; i < commits; i++) {
                var line = output.readLine();
                assertThat(line).endsWith(KilledWriter.END_OF_LINE);
                note(line, acknowledged);
            }
            kill(acknowledged);
        }

        private void kill(Map<String, Long> acknowledged) throws Exception {
            assertThat(process.toHandle().destroyForcibly()).isTrue();
            output.lines().forEach(it -> note(it, acknowledged));
            process.waitFor();
        }

        private static void note(String line, Map<String, Long> acknowledged) {
            if (line.endsWith(KilledWriter.END_OF_LINE)) {
                int blank = line.indexOf(' ');
                var position = line.substring(blank + 1, line.length() - KilledWriter.END_OF_LINE.length());
                acknowledged.put(line.substring(0, blank), Long.parseLong(position));
            }
        }

        @Override
        public void close() throws IOException {
            process.destroyForcibly();
            output.close();
        }
    }
}
