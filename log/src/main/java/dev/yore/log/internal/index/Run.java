package dev.yore.log.internal.index;

/** The index of a range of positions. */
public sealed interface Run permits MemoryRun, DiskRun {

    /** The first position that it covers. */
    long first();

    /** The last position that it covers. */
    long last();

    /**
     * The positions of a term behind a position, and maybe some before; other terms of the same hash are among them.
     *
     * @param after only positions behind it are needed
     */
    Postings postings(long term, long after);

    /**
     * The positions of an event id.
     *
     * @param order where the id stands in the order of time-ordered ids, 0 for one that has no place there
     */
    Postings ids(long term, long order);

    /** Keeps what it holds until it is released as often. */
    void retain();

    /** Lets go of it. Who has, and has not retained it again, does not read it any more. */
    void release();
}
