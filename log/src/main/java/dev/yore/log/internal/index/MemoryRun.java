package dev.yore.log.internal.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
    private static final long UPPER_HALF = -1L << 32;
    private static final int END = 0;

    private final long first;
    private final RunMemory memory;
    private final Consumer<RunMemory> whenFree;
    private final AtomicInteger users = new AtomicInteger();
    private final int mask;
    private final long[] slots;
    private final long[] terms;
    private final int[] offsets;
    private final int[] previous;
    private int postings;
    private int otherIds;
    private long minOrder = Long.MAX_VALUE;
    private long maxOrder;
    private final AtomicLong last;

    /** A run that begins at a position and has room for so many postings. */
    public MemoryRun(long first, int capacity) {
        this(first, new RunMemory(capacity), _ -> {});
    }

    /**
     * A run that begins at a position.
     *
     * @param memory where it is kept
     * @param whenFree gets the memory once everybody who retained the run has released it
     */
    MemoryRun(long first, RunMemory memory, Consumer<RunMemory> whenFree) {
        this.first = first;
        this.last = new AtomicLong(first - 1);
        this.memory = memory;
        this.whenFree = whenFree;
        slots = memory.slots();
        mask = slots.length - 1;
        terms = memory.terms();
        offsets = memory.offsets();
        previous = memory.previous();
    }

    /** Whether there is room for so many more postings. */
    public boolean hasRoom(int more) {
        return postings + more <= memory.capacity();
    }

    /** Adds a posting of a term that is no event id. */
    public void add(long term, long position) {
        put(term, position);
    }

    /** Adds the posting of an event id. */
    public void addId(long term, long order, long position) {
        put(term, position);
        if (order == 0) {
            otherIds++;
        } else {
            minOrder = Math.min(minOrder, order);
            maxOrder = Math.max(maxOrder, order);
        }
    }

    /** Says that every posting up to this position was added. */
    public void cover(long position) {
        last.setRelease(position);
    }

    private void put(long term, long position) {
        int posting = ++postings;
        int slot = slot(term);
        terms[posting] = term;
        offsets[posting] = (int) (position - first);
        previous[posting] = (int) slots[slot];
        LONGS.setRelease(slots, slot, term & UPPER_HALF | posting);
    }

    /** The slot that has a term, or the one that it would get. */
    private int slot(long term) {
        int slot = (int) (term >>> 1 ^ term >>> 33) & mask;
        while (true) {
            long there = (long) LONGS.getAcquire(slots, slot);
            if (there == 0 || ((there ^ term) & UPPER_HALF) == 0 && terms[(int) there] == term) {
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
        return last.getAcquire();
    }

    @Override
    public void retain() {
        users.incrementAndGet();
    }

    @Override
    public void release() {
        if (users.decrementAndGet() == 0) {
            whenFree.accept(memory);
        }
    }

    @Override
    public Postings ids(long term, long order) {
        return order > maxOrder ? ListedPostings.NONE_AT_ALL : postings(term, 0);
    }

    @Override
    public Postings postings(long term, long after) {
        int newest = (int) (long) LONGS.getAcquire(slots, slot(term));
        return newest == END || terms[newest] != term ? ListedPostings.NONE_AT_ALL : new Chain(newest, after);
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
            return new ListedPostings(ascending, 0, withoutRepeats(ascending), first);
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

    /** The postings of terms that are no ids, in the order of their terms; those of one term in the order of positions. */
    int[] byTerm() {
        return sorted(0);
    }

    /** The postings of ids, in the same order. */
    int[] byId() {
        return sorted(1);
    }

    /** The term of a posting. */
    long term(int posting) {
        return terms[posting];
    }

    /** How far behind the first position a posting's is. */
    int offset(int posting) {
        return offsets[posting];
    }

    /**
     * The postings of terms with this least bit, which is set in ids alone. What is sorted are single numbers: a posting, behind
     * the upper bits of its term. Few terms have these in common, and are put in order afterwards.
     */
    private int[] sorted(long leastBit) {
        long lowerBits = Integer.highestOneBit(postings) * 2L - 1;
        long[] keys = new long[postings];
        int count = 0;
        for (int posting = 1; posting <= postings; posting++) {
            if ((terms[posting] & 1) == leastBit) {
                keys[count++] = (terms[posting] ^ Long.MIN_VALUE) & ~lowerBits | posting;
            }
        }
        Arrays.sort(keys, 0, count);
        int[] sorted = new int[count];
        for (int i = 0; i < count; i++) {
            insert(sorted, i, (int) (keys[i] & lowerBits));
        }
        return sorted;
    }

    /** Inserts a posting behind so many sorted ones, from their end. */
    private void insert(int[] sorted, int count, int posting) {
        int at = count;
        while (at > 0 && Long.compareUnsigned(terms[sorted[at - 1]], terms[posting]) > 0) {
            sorted[at] = sorted[at - 1];
            at--;
        }
        sorted[at] = posting;
    }

    IdRange idRange() {
        return new IdRange(minOrder, maxOrder, otherIds);
    }
}
