package dev.yore.deciding;

import dev.yore.testkit.history.NodeHistories;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes, with all their threads, on one stream whose shards are split and merged while many write. */
class NodesTest {

    private static final int HISTORIES = Integer.getInteger("yore.histories", 5);

    @TempDir
    private Path temporary;

    @Test
    @Timeout(value = 600, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void allNodesComeToTheSameHistoryWhateverHappensToTheStream() {
        long seed = Long.getLong("yore.seed", new Random().nextLong());
        NodeHistories.on(it -> new ModelNodes(temporary.resolve("history" + it), it))
                .histories(HISTORIES)
                .writers(6)
                .seed(seed)
                .run();
    }
}
