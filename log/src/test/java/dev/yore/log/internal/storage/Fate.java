package dev.yore.log.internal.storage;

import java.util.List;
import java.util.random.RandomGenerator;

/** What a power loss leaves of that which was not synced. */
public abstract sealed class Fate {

    private Fate() {}

    /** Nothing of it. */
    public static Fate lost() {
        return new Cut(Long.MIN_VALUE);
    }

    /** All of it. */
    public static Fate kept() {
        return new Cut(Long.MAX_VALUE);
    }

    /** All that was done by a moment, a torn write among it, and nothing that came later. */
    static Fate cutAt(long time) {
        return new Cut(time);
    }

    /**
     * Any of it, in any order.
     *
     * @param keep how likely a change is kept
     * @param tear how likely a sector of which not all is kept is torn
     */
    static Fate scattered(RandomGenerator random, double keep, double tear) {
        return new Scattered(random, keep, tear);
    }

    /** One of the others, so that the likely ends of a crash are seen as often as the odd ones. */
    static Fate random(RandomGenerator random, long oldest, long now) {
        return switch (random.nextInt(8)) {
            case 0 -> lost();
            case 1 -> kept();
            case 2, 3, 4 -> cutAt(random.nextLong(oldest, now + 1));
            case 5 -> scattered(random, 0.9, 0.1);
            case 6 -> scattered(random, 0.1, 0.1);
            default -> scattered(random, 0.5, 0.5);
        };
    }

    /** Whether a change of a name is kept. */
    abstract boolean keepsName(long time);

    /**
     * What a sector holds.
     *
     * @param synced what was last made safe
     * @param versions what was written since, oldest first
     */
    abstract byte[] sector(byte[] synced, List<Version> versions);

    private static final class Cut extends Fate {

        private final long time;

        Cut(long time) {
            this.time = time;
        }

        @Override
        boolean keepsName(long at) {
            return at < time;
        }

        @Override
        byte[] sector(byte[] synced, List<Version> versions) {
            var left = synced;
            for (var version : versions) {
                if (version.start() >= time) {
                    return left;
                }
                left = version.tornOver(left, (int) Math.min(time - version.start(), version.length()));
            }
            return left;
        }
    }

    private static final class Scattered extends Fate {

        private final RandomGenerator random;
        private final double keep;
        private final double tear;

        Scattered(RandomGenerator random, double keep, double tear) {
            this.random = random;
            this.keep = keep;
            this.tear = tear;
        }

        @Override
        boolean keepsName(long at) {
            return random.nextDouble() < keep;
        }

        @Override
        byte[] sector(byte[] synced, List<Version> versions) {
            if (random.nextDouble() < keep) {
                return versions.getLast().sector();
            }
            var kept = random.nextInt(versions.size());
            var left = kept == 0 ? synced : versions.get(kept - 1).sector();
            if (random.nextDouble() < tear) {
                var next = versions.get(kept);
                return next.tornOver(left, random.nextInt(next.length()));
            }
            return left;
        }
    }
}
