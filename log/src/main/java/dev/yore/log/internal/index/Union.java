package dev.yore.log.internal.index;

import java.util.List;

/** The positions that are in any of several sets. */
record Union(List<? extends Positions> parts) implements Positions {

    static Positions of(List<? extends Positions> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Union(parts);
    }

    @Override
    public long atOrAfter(long position) {
        long least = NONE;
        for (var part : parts) {
            long found = part.atOrAfter(position);
            if (found != NONE && (least == NONE || found < least)) {
                least = found;
            }
        }
        return least;
    }

    @Override
    public long atOrBefore(long position) {
        long greatest = NONE;
        for (var part : parts) {
            greatest = Math.max(greatest, part.atOrBefore(position));
        }
        return greatest;
    }
}
