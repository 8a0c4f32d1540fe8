package dev.yore.log.internal.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The index of the newest positions, in memory: a hash table from a term to its newest posting, from which each leads to the
 * one before.
 *
 * <p>One thread adds, without locks; others read meanwhile. What a reader needs of a posting is written before the posting is
 * published. Sizes are fixed at the beginning, so memory is bounded.
 */
public final class MemoryRun implements Run {

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int END = 0;

    private final long first;
    private final int capacity;
    private final int mask;
    private final long[] terms;
    private final int[] newest;
    private final int[] offsets;
    private final int[] previous;
    private final boolean[] isId;
    private int postings;
    private int termCount;
    private int otherIds;
    private long minOrder = Long.MAX_VALUE;
    private long maxOrder;
    private volatile long last;

    /** A run that begins at a position and has room for so many postings. */
    public MemoryRun(long first, int capacity) {
        this.first = first;
        this.last = first - 1;
        this.capacity = capacity;
        int slots = Math.max(2, Integer.highestOneBit(Math.max(1, capacity - 1)) << 2);
        mask = slots - 1;
        terms = new long[slots];
        newest = new int[slots];
        isId = new boolean[slots];
        offsets = new int[capacity + 1];
        previous = new int[capacity + 1];
    }

    /** Whether there is room for so many more postings. */
    public boolean hasRoom(int more) {
        return postings + more <= capacity;
    }

    /** Adds a posting of a term that is no event id. */
    public void add(long term, long position) {
        put(term, position);
    }

    /** Adds the posting of an event id. */
    public void addId(long term, long order, long position) {
        isId[put(term, position)] = true;
        if (order == 0) {
            otherIds++;
        } else {
            minOrder = Math.min(minOrder, order);
            maxOrder = Math.max(maxOrder, order);
        }
    }

    /** Says that every posting up to this position was added. */
    public void cover(long position) {
        last = position;
    }

    private int put(long term, long position) {
        int posting = ++postings;
        int slot = slot(term);
        offsets[posting] = (int) (position - first);
        if (terms[slot] == 0) {
            termCount++;
            previous[posting] = END;
            INTS.setRelease(newest, slot, posting);
            LONGS.setRelease(terms, slot, term);
        } else {
            previous[posting] = newest[slot];
            INTS.setRelease(newest, slot, posting);
        }
        return slot;
    }

    private int slot(long term) {
        int slot = (int) (term >>> 1 ^ term >>> 33) & mask;
        while (true) {
            long there = (long) LONGS.getAcquire(terms, slot);
            if (there == 0 || there == term) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public long last() {
        return last;
    }

    @Override
    public Postings ids(long term, long order) {
        return postings(term, 0);
    }

    @Override
    public Postings postings(long term, long after) {
        int slot = slot(term);
        boolean there = (long) LONGS.getAcquire(terms, slot) == term;
        return there ? new Chain((int) INTS.getAcquire(newest, slot), after) : ListedPostings.NONE_AT_ALL;
    }

    /** Postings from the newest back, which are put into a list when they are needed the other way round. */
    private final class Chain implements Postings {
        private final int head;
        private final long after;
        private @Nullable ListedPostings listed;

        Chain(int head, long after) {
            this.head = head;
            this.after = after;
        }

        @Override
        public long atOrBefore(long position) {
            int posting = head;
            while (posting != END && first + offsets[posting] > position) {
                posting = previous[posting];
            }
            return posting == END ? NONE : first + offsets[posting];
        }

        @Override
        public int count() {
            return listed().count();
        }

        @Override
        public long get(int index) {
            return listed().get(index);
        }

        private ListedPostings listed() {
            var list = listed;
            if (list == null) {
                list = list();
                listed = list;
            }
            return list;
        }

        private ListedPostings list() {
            long least = after + 1 - first;
            int count = 0;
            for (int posting = head; posting != END && offsets[posting] >= least; posting = previous[posting]) {
                count++;
            }
            int[] ascending = new int[count];
            int at = count;
            for (int posting = head; at > 0; posting = previous[posting]) {
                ascending[--at] = offsets[posting];
            }
            return new ListedPostings(ascending, withoutRepeats(ascending), first);
        }
    }

    /** Two terms of one hash on one event leave its position twice. */
    private static int withoutRepeats(int[] ascending) {
        int kept = 0;
        for (int i = 0; i < ascending.length; i++) {
            if (i == 0 || ascending[i] != ascending[i - 1]) {
                ascending[kept++] = ascending[i];
            }
        }
        return kept;
    }

    /** The terms that are no ids, sorted as unsigned numbers. */
    long[] sortedTerms() {
        return sorted(false);
    }

    /** The ids, sorted as unsigned numbers. */
    long[] sortedIds() {
        return sorted(true);
    }

    private long[] sorted(boolean ids) {
        long[] found = new long[termCount];
        int count = 0;
        for (int slot = 0; slot <= mask; slot++) {
            if (terms[slot] != 0 && isId[slot] == ids) {
                found[count++] = terms[slot] ^ Long.MIN_VALUE;
            }
        }
        Arrays.sort(found, 0, count);
        for (int i = 0; i < count; i++) {
            found[i] ^= Long.MIN_VALUE;
        }
        return Arrays.copyOf(found, count);
    }

    IdRange idRange() {
        return new IdRange(minOrder, maxOrder, otherIds);
    }
}
