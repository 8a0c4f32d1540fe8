package dev.yore.log.internal.index;

import java.util.List;

/** The positions that are in all of several sets; the smallest set comes first. */
record Intersection(List<? extends Positions> parts) implements Positions {

    static Positions of(List<? extends Positions> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Intersection(parts);
    }

    @Override
    public long atOrAfter(long position) {
        long candidate = position;
        for (int agreed = 0, i = 0; agreed < parts.size(); i = (i + 1) % parts.size()) {
            long found = parts.get(i).atOrAfter(candidate);
            if (found == NONE) {
                return NONE;
            }
            agreed = found == candidate ? agreed + 1 : 1;
            candidate = found;
        }
        return candidate;
    }

    @Override
    public long atOrBefore(long position) {
        long candidate = position;
        for (int agreed = 0, i = 0; agreed < parts.size(); i = (i + 1) % parts.size()) {
            long found = parts.get(i).atOrBefore(candidate);
            if (found == NONE) {
                return NONE;
            }
            agreed = found == candidate ? agreed + 1 : 1;
            candidate = found;
        }
        return candidate;
    }
}
