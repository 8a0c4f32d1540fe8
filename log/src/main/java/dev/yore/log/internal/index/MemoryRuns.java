package dev.yore.log.internal.index;

import dev.yore.log.internal.format.EventBody;
import dev.yore.log.internal.format.Terms;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Adds events to a run in memory, and begins the next one where it is full. The first is small, each is twice as large as
 * the one before, up to a maximum: a small store needs little. For one thread.
 *
 * <p>Runs of the greatest size are kept where others were that nobody reads any more. Large arrays that live for a moment would cost
 * the collector long pauses.
 */
final class MemoryRuns {

    /** The most postings that one event can have: stream, its beginning, type, id, and its tags. */
    private static final int POSTINGS_OF_AN_EVENT = 4 + 32;

    private static final int FIRST_POSTINGS = 1 << 14;

    /** So much memory waits to be used again. */
    private static final int KEPT = 2;

    private final int maxPostings;
    private final Consumer<MemoryRun> begun;
    private final BlockingQueue<RunMemory> free = new ArrayBlockingQueue<>(KEPT);
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
        this.current = new MemoryRun(first, memory(), this::giveBack);
    }

    MemoryRun current() {
        return current;
    }

    void add(long position, long version, EventBody body) {
        if (!current.hasRoom(POSTINGS_OF_AN_EVENT)) {
            postings = Math.min(2 * postings, maxPostings);
            current = new MemoryRun(position, memory(), this::giveBack);
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

    private RunMemory memory() {
        var used = free.poll();
        if (used == null) {
            return new RunMemory(postings);
        }
        used.clear();
        return used;
    }

    /** Keeps memory of the greatest size, which is what all further runs need. Any thread may call it. */
    private void giveBack(RunMemory memory) {
        if (memory.capacity() == maxPostings) {
            free.offer(memory);
        }
    }
}
