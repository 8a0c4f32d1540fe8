package dev.yore.log.internal.index;

import java.util.Arrays;

/** The arrays of a run in memory, for one run after another. */
final class RunMemory {

    private final int capacity;
    private final long[] slots;
    private final long[] terms;
    private final int[] offsets;
    private final int[] previous;

    /** For so many postings. */
    RunMemory(int capacity) {
        this.capacity = capacity;
        slots = new long[Math.max(2, Integer.highestOneBit(Math.max(1, capacity - 1)) << 2)];
        terms = new long[capacity + 1];
        offsets = new int[capacity + 1];
        previous = new int[capacity + 1];
    }

    int capacity() {
        return capacity;
    }

    /** The upper half of a term, and in the lower half its newest posting; 0 where there is none: small, so that caches hold it. */
    long[] slots() {
        return slots;
    }

    /** The term of each posting, from 1. */
    long[] terms() {
        return terms;
    }

    /** How far behind the first position each posting's is. */
    int[] offsets() {
        return offsets;
    }

    /** The posting of the same term before each; 0 where there is none. */
    int[] previous() {
        return previous;
    }

    /** Makes it as new. What no slot leads to is not seen. */
    void clear() {
        Arrays.fill(slots, 0);
    }
}
