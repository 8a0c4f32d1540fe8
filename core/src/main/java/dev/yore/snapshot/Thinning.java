package dev.yore.snapshot;

import dev.yore.event.Version;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which snapshots of a stream are kept, so that there is an earlier one near any version: where there are too many, the one goes
 * that leaves the smallest gap; never the newest.
 *
 * @param kept so many of a stream
 */
public record Thinning(int kept) {

    /** 32 of each stream. */
    public static final Thinning DEFAULT = new Thinning(32);

    /** @throws IllegalArgumentException if it is less than 1 */
    public Thinning {
        if (kept < 1) {
            throw new IllegalArgumentException("at least the newest snapshot of a stream is kept");
        }
    }

    /** The version whose snapshot is to go, if there are too many. */
    public Optional<Version> surplus(NavigableSet<Version> versions) {
        if (versions.size() <= kept) {
            return Optional.empty();
        }
        List<Version> sorted = List.copyOf(new TreeSet<>(versions));
        int best = 0;
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < sorted.size() - 1; i++) {
            long before = i == 0 ? 0 : sorted.get(i - 1).value();
            long gap = sorted.get(i + 1).value() - before;
            if (gap < smallest) {
                smallest = gap;
                best = i;
            }
        }
        return Optional.of(sorted.get(best));
    }
}
