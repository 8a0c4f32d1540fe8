package dev.yore.log.internal.index;

/** Postings in memory. */
final class ListedPostings implements Postings {

    /** No postings. */
    static final Postings NONE_AT_ALL = new ListedPostings(new int[0], 0, 0, 0);

    private final int[] offsets;
    private final int from;
    private final int count;
    private final long base;

    /** So many of these offsets from {@code base}, which ascend, beginning with the one at an index. */
    ListedPostings(int[] offsets, int from, int count, long base) {
        this.offsets = offsets;
        this.from = from;
        this.count = count;
        this.base = base;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public long get(int index) {
        return base + offsets[from + index];
    }
}
