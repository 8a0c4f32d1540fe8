package dev.yore.log.internal.storage;

import java.util.Random;
import java.util.random.RandomGenerator;

/** Trials with random numbers. One that fails names its seed; {@code -Dyore.seed=SEED} runs that one alone. */
public final class Seeds {

    /** Something that holds whatever the random numbers are. */
    @FunctionalInterface
    public interface Trial {
        void run(RandomGenerator random) throws Exception;
    }

    private Seeds() {}

    /** Runs a trial so many times, with other seeds each time that it is called. */
    public static void each(int trials, Trial trial) {
        var chosen = Long.getLong("yore.seed");
        if (chosen != null) {
            run(chosen, trial);
            return;
        }
        var seeds = new Random();
        for (int i = 0; i < trials; i++) {
            run(seeds.nextLong(), trial);
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private static void run(long seed, Trial trial) {
        try {
            trial.run(new Random(seed));
        } catch (Exception | AssertionError e) {
            throw new AssertionError("With seed " + seed + " (repeat it with -Dyore.seed=" + seed + "): " + e, e);
        }
    }
}
