package dev.yore.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.log.internal.storage.Operation;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.EventStore;
import dev.yore.store.Limits;
import dev.yore.testkit.contract.StoreFixture;
import dev.yore.testkit.history.RandomHistories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * Long random histories on a simulated disk, which may lose power and tear what was not synced. {@code
 * -Dyore.histories=COUNT} runs so many of them, {@code -Dyore.seed=SEED} begins with that one.
 */
class LongHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("yore.histories", 200);
    private static final int STEPS = 2_000;

    /** The least that options allow: a history rolls, flushes and merges again and again. */
    private static final LogOptions TINY = LogOptions.DEFAULT
            .withSegmentBytes(64 << 10)
            .withIndexPostings(64)
            .withLimits(new Limits(8 << 10, 64 << 10, 200, 8));

    private final Map<String, Integer> changes = new ConcurrentHashMap<>();

    @Test
    void theEngineAnswersAsTheModelDoesForThousandsOfSteps() {
        long seed = Long.getLong("yore.seed", new Random().nextInt(1 << 30));

        var answers = RandomHistories.on(() -> new Machine(changes))
                .histories(HISTORIES)
                .steps(STEPS)
                .seed(seed)
                .run();

        assertThat(answers.values().stream().mapToInt(Integer::intValue).sum())
                .as("steps of the histories from seed %s on", seed)
                .isEqualTo(HISTORIES * STEPS);
        assertThat(answers)
                .as("answers in the histories from seed %s on", seed)
                .containsKeys(
                        "Append: Receipt",
                        "Append: Receipt again",
                        "Append: Conflict",
                        "Append: ConditionFailed",
                        "Append: IdTaken",
                        "Append: LimitExceededException",
                        "Restore: Receipt",
                        "Restore: RestoreException",
                        "Load: Events",
                        "Read: Events",
                        "CatchUp: Events",
                        "TakeFrom: Events",
                        "Crash: String",
                        "Reopen: String");
        assertThat(changes.getOrDefault("RENAME .segment", 0))
                .as("segments made")
                .isGreaterThan(HISTORIES);
        assertThat(changes.getOrDefault("RENAME .offsets", 0))
                .as("segments sealed")
                .isGreaterThan(HISTORIES);
        assertThat(changes.getOrDefault("RENAME .run", 0)).as("runs written").isGreaterThan(HISTORIES);
        assertThat(changes.getOrDefault("DELETE .run", 0)).as("runs merged").isGreaterThan(HISTORIES);
    }

    /** What kind of change it is, of what kind of file: {@code RENAME .run}. */
    private static String kind(Operation operation) {
        var name = operation.name().replace(".tmp", "");
        return operation.kind() + " " + name.substring(Math.max(0, name.lastIndexOf('.')));
    }

    /** A machine of its own for each history. */
    private static final class Machine implements StoreFixture {
        private SimulatedStorage storage = new SimulatedStorage();
        private final Random random = new Random(1);
        private final Map<String, Integer> changes;

        Machine(Map<String, Integer> changes) {
            this.changes = changes;
        }

        @Override
        public EventStore open() {
            try {
                storage = storage.another().before(it -> changes.merge(kind(it), 1, Integer::sum));
                return LogStore.open(storage, TINY, InstantSource.system(), ProgressListener.NONE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean canCrash() {
            return true;
        }

        /** Without power nothing that closing does reaches the disk; it ends the threads. */
        @Override
        public void crash(EventStore store) {
            storage.powerOff();
            store.close();
            storage = storage.crash(random);
        }
    }
}
