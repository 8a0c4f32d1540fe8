package dev.yore.log.internal.index;

import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.format.FileHeader.Kind;
import dev.yore.log.internal.page.PageFile;
import dev.yore.log.internal.storage.Storage;
import dev.yore.store.DamagedException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The index of a range of positions, in a file; see {@link RunFormat}. Any thread may read it. */
public final class DiskRun implements Run, RunSource {

    private final String name;
    private final Arena arena;
    private final AtomicInteger users = new AtomicInteger();
    private final PageFile file;
    private final FileHeader header;
    private final RunFormat format;
    private final long filter;
    private final long terms;
    private final long ends;
    private final long postings;
    private final long ids;
    private final long places;

    private DiskRun(String name, Arena arena, PageFile file) {
        this.name = name;
        this.arena = arena;
        this.file = file;
        this.header = file.header(Kind.RUN);
        this.format = RunFormat.read(file);
        this.filter = PageFile.content();
        this.terms = PageFile.behind(filter, format.filterBytes());
        this.ends = PageFile.behind(terms, format.termBytes());
        this.postings = PageFile.behind(ends, format.endBytes());
        this.ids = PageFile.behind(postings, format.postingBytes());
        this.places = PageFile.behind(ids, format.idBytes());
    }

    /**
     * Maps a run's file.
     *
     * @throws DamagedException if it is not whole
     */
    @SuppressWarnings("MustBeClosedChecker") // closed with the last release
    static DiskRun open(Storage storage, String name) throws IOException {
        var arena = Arena.ofShared();
        try {
            return new DiskRun(name, arena, PageFile.open(storage, name, arena));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    String name() {
        return name;
    }

    boolean isOf(UUID store) {
        return header.store().equals(store);
    }

    int level() {
        return format.level();
    }

    @Override
    public int ids() {
        return format.ids();
    }

    @Override
    public int terms() {
        return format.terms();
    }

    @Override
    public IdRange range() {
        return format.range();
    }

    long size() {
        return file.size();
    }

    @Override
    public long first() {
        return header.first();
    }

    @Override
    public long last() {
        return header.second();
    }

    @Override
    public Postings postings(long term, long after) {
        if (!TermFilter.mayHold(file, filter, format.blocks(), term)) {
            return ListedPostings.NONE_AT_ALL;
        }
        int index = firstNotLess(terms, format.terms(), term);
        return index < format.terms() && term(index) == term ? postingsAt(index) : ListedPostings.NONE_AT_ALL;
    }

    @Override
    public Postings ids(long term, long order) {
        if (!format.range().mayHold(order) || !TermFilter.mayHold(file, filter, format.blocks(), term)) {
            return ListedPostings.NONE_AT_ALL;
        }
        int from = firstNotLess(ids, format.ids(), term);
        int to = from;
        while (to < format.ids() && id(to) == term) {
            to++;
        }
        return to == from ? ListedPostings.NONE_AT_ALL : new Stored(places + (long) from * Integer.BYTES, to - from);
    }

    @Override
    public long term(int index) {
        return file.getLong(terms + (long) index * Long.BYTES);
    }

    @Override
    public Postings postingsAt(int index) {
        int from = index == 0 ? 0 : end(index - 1);
        return new Stored(postings + (long) from * Integer.BYTES, end(index) - from);
    }

    @Override
    public long id(int index) {
        return file.getLong(ids + (long) index * Long.BYTES);
    }

    @Override
    public long place(int index) {
        return first() + file.getInt(places + (long) index * Integer.BYTES);
    }

    void checkAll() {
        file.checkAll();
    }

    /** The file stays mapped. */
    @Override
    public void retain() {
        users.incrementAndGet();
    }

    /** Lets go of a file that nobody has retained. */
    void discard() {
        retain();
        release();
    }

    @Override
    public void release() {
        if (users.decrementAndGet() == 0) {
            arena.close();
        }
    }

    private int end(int index) {
        return file.getInt(ends + (long) index * Integer.BYTES);
    }

    /** The hashes are spread evenly, so a guess by their size lands near; then it is halved as usual. */
    private int firstNotLess(long section, int count, long value) {
        int low = 0;
        int high = count;
        int guess = (int) ((value >>> 33) * count >>> 31);
        for (int reach = 16; low < high; reach *= 4) {
            int left = Math.max(low, guess - reach);
            int right = Math.min(high, guess + reach);
            boolean leftIsLess = left == 0 || Long.compareUnsigned(at(section, left - 1), value) < 0;
            boolean rightIsNotLess = right == count || Long.compareUnsigned(at(section, right), value) >= 0;
            if (leftIsLess && rightIsNotLess) {
                low = left;
                high = right;
                break;
            }
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(at(section, middle), value) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long at(long section, int index) {
        return file.getLong(section + (long) index * Long.BYTES);
    }

    /** Postings in the file. */
    private final class Stored implements Postings {
        private final long offset;
        private final int count;

        Stored(long offset, int count) {
            this.offset = offset;
            this.count = count;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public long get(int index) {
            return first() + file.getInt(offset + (long) index * Integer.BYTES);
        }
    }
}
