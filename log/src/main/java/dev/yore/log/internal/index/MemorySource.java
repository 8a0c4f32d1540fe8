package dev.yore.log.internal.index;

/** A run in memory as the source of a file: its postings in the order of their terms. Nothing is added to the run any more. */
final class MemorySource implements RunSource {

    private final MemoryRun run;
    private final int[] ids;
    private final long[] terms;
    private final int[] ends;
    private final int[] offsets;
    private int count;

    MemorySource(MemoryRun run) {
        this.run = run;
        this.ids = run.byId();
        int[] postings = run.byTerm();
        terms = new long[postings.length];
        ends = new int[postings.length];
        offsets = new int[postings.length];
        for (int posting : postings) {
            add(run.term(posting), run.offset(posting));
        }
    }

    /** Two terms of one hash on one event would leave its position twice. */
    private void add(long term, int offset) {
        int end = count == 0 ? 0 : ends[count - 1];
        if (count == 0 || terms[count - 1] != term) {
            terms[count++] = term;
        } else if (offsets[end - 1] == offset) {
            return;
        }
        offsets[end] = offset;
        ends[count - 1] = end + 1;
    }

    @Override
    public int terms() {
        return count;
    }

    @Override
    public long term(int index) {
        return terms[index];
    }

    @Override
    public Postings postingsAt(int index) {
        int from = index == 0 ? 0 : ends[index - 1];
        return new ListedPostings(offsets, from, ends[index] - from, run.first());
    }

    @Override
    public int ids() {
        return ids.length;
    }

    @Override
    public long id(int index) {
        return run.term(ids[index]);
    }

    @Override
    public long place(int index) {
        return run.first() + run.offset(ids[index]);
    }

    @Override
    public IdRange range() {
        return run.idRange();
    }

    @Override
    public long first() {
        return run.first();
    }

    @Override
    public long last() {
        return run.last();
    }
}
