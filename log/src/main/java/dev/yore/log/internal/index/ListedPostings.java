package dev.yore.log.internal.index;

/** Postings in memory. */
final class ListedPostings implements Postings {

    /** No postings. */
    static final Postings NONE_AT_ALL = new ListedPostings(new int[0], 0, 0);

    private final int[] offsets;
    private final int count;
    private final long base;

    /** The first {@code count} of these offsets from {@code base}, which ascend. */
    ListedPostings(int[] offsets, int count, long base) {
        this.offsets = offsets;
        this.count = count;
        this.base = base;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public long get(int index) {
        return base + offsets[index];
    }
}
