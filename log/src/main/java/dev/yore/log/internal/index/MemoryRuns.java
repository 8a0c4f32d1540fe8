package dev.yore.log.internal.index;

import dev.yore.log.internal.format.EventBody;
import dev.yore.log.internal.format.Terms;
import java.util.function.Consumer;

/**
 * Adds events to a run in memory, and begins the next one where it is full. The first is small, each is twice as large as
 * the one before, up to a maximum: a small store needs little. For one thread.
 */
final class MemoryRuns {

    /** The most postings that one event can have: stream, its beginning, type, id, and its tags. */
    private static final int POSTINGS_OF_AN_EVENT = 4 + 32;

    private static final int FIRST_POSTINGS = 1 << 14;

    private final int maxPostings;
    private final Consumer<MemoryRun> begun;
    private int postings;
    private MemoryRun current;

    /**
     * Begins at a position.
     *
     * @param maxPostings how large a run may be
     * @param begun is told of each further run
     */
    MemoryRuns(long first, int maxPostings, Consumer<MemoryRun> begun) {
        this.maxPostings = Math.max(maxPostings, POSTINGS_OF_AN_EVENT);
        this.begun = begun;
        this.postings = Math.min(FIRST_POSTINGS, this.maxPostings);
        this.current = new MemoryRun(first, postings);
    }

    MemoryRun current() {
        return current;
    }

    void add(long position, long version, EventBody body) {
        if (!current.hasRoom(POSTINGS_OF_AN_EVENT)) {
            postings = Math.min(2 * postings, maxPostings);
            current = new MemoryRun(position, postings);
            begun.accept(current);
        }
        current.add(body.streamTerm(), position);
        if (version == 1) {
            current.add(Terms.STREAM_START, position);
        }
        body.typeAndTagTerms(term -> current.add(term, position));
        current.addId(body.idTerm(), body.idOrder(), position);
        current.cover(position);
    }
}
