package dev.yore.testkit.shard;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How often what goes wrong on a connection. The same seed, and the same calls, have the same faults.
 *
 * <pre>{@code
 * Faults.of(new SplittableRandom(seed)).with(Fault.ANSWER_LOST, 0.1).with(Fault.UNAVAILABLE, 0.3)
 * }</pre>
 */
public final class Faults {

    /** Nothing goes wrong. */
    public static final Faults NONE = of(new SplittableRandom(0));

    private final RandomGenerator random; // guarded by the stream's gate
    private final Map<Fault, Double> chances;

    private Faults(RandomGenerator random, Map<Fault, Double> chances) {
        this.random = random;
        this.chances = chances;
    }

    /**
     * No faults yet.
     *
     * @param random decides; it need not be safe for threads, but then the connections of one stream alone may share it
     */
    public static Faults of(RandomGenerator random) {
        return new Faults(random, Map.of());
    }

    /**
     * The same with this fault, in place of an earlier chance of it.
     *
     * @param chance from 0, never, to 1, always
     */
    public Faults with(Fault fault, double chance) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("a chance is from 0 to 1, not " + chance);
        }
        var more = new EnumMap<Fault, Double>(Fault.class);
        more.putAll(chances);
        more.put(fault, chance);
        return new Faults(random, more);
    }

    boolean strike(Fault fault) {
        double chance = chances.getOrDefault(fault, 0.0);
        return chance > 0 && random.nextDouble() < chance;
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    void shuffle(List<?> list) {
        Collections.shuffle(list, random);
    }
}
