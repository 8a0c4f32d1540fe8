package dev.yore.log.internal.index;

/** A run in memory as the source of a file. Nothing is added to the run any more. */
final class MemorySource implements RunSource {

    private final MemoryRun run;
    private final long[] terms;
    private final long[] ids;
    private final long[] places;

    MemorySource(MemoryRun run) {
        this.run = run;
        this.terms = run.sortedTerms();
        var distinct = run.sortedIds();
        ids = new long[run.idCount()];
        places = new long[run.idCount()];
        int at = 0;
        for (long id : distinct) {
            var postings = run.postings(id, 0);
            for (int i = 0; i < postings.count(); i++) {
                ids[at] = id;
                places[at++] = postings.get(i);
            }
        }
    }

    @Override
    public int terms() {
        return terms.length;
    }

    @Override
    public long term(int index) {
        return terms[index];
    }

    @Override
    public Postings postingsAt(int index) {
        return run.postings(terms[index], 0);
    }

    @Override
    public int ids() {
        return ids.length;
    }

    @Override
    public long id(int index) {
        return ids[index];
    }

    @Override
    public long place(int index) {
        return places[index];
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
