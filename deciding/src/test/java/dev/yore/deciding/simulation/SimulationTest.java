package dev.yore.deciding.simulation;

import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Thousands of histories of several nodes, each from its seed. */
class SimulationTest {

    private static final int HISTORIES = Integer.getInteger("yore.histories", 1_000);
    private static final int STEPS = 120;

    @Test
    void everyNodeComesToTheSameVerdictsAndEveryAnswerIsTrue() {
        long first = Long.getLong("yore.seed", new Random().nextLong());
        for (int i = 0; i < HISTORIES; i++) {
            long seed = first + i;
            try {
                new Simulation(seed).run(STEPS);
            } catch (RuntimeException | AssertionError e) {
                fail(
                        "the history of seed " + seed + " (repeat it with -Dyore.seed=" + seed + " -Dyore.histories=1)",
                        e);
            }
        }
    }
}
