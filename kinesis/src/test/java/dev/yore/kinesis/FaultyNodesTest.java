package dev.yore.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.testkit.history.NodeHistories;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes on one stream whose calls go wrong in every way, and whose shards are split and merged, while many write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultyNodesTest {

    private static final int HISTORIES = Integer.getInteger("yore.histories", 5);
    private static final int FAULT_FAMILIES = 10;

    @TempDir
    private Path temporary;

    private JsonEmulator emulator;

    @BeforeAll
    void start() {
        emulator = JsonEmulator.start();
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @Test
    @Timeout(value = 3600, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void allNodesComeToTheSameHistoryWhateverGoesWrong() {
        long first = Long.getLong("yore.seed", new Random().nextLong());
        var struck = new TreeMap<String, Integer>();
        for (long seed = first; seed < first + HISTORIES; seed++) {
            run(seed).forEach((fault, times) -> struck.merge(fault, times, Integer::sum));
        }
        System.out.printf("%d histories from seed %d with faults %s%n", HISTORIES, first, struck);
        assertThat(struck).as("faults that struck").hasSize(FAULT_FAMILIES);
    }

    private Map<String, Integer> run(long seed) {
        var place = new EmulatedNodes(emulator.endpoint(), temporary.resolve("history" + seed), seed);
        NodeHistories.on(_ -> place).writers(6).appends(30).seed(seed).run();
        return place.struck();
    }
}
