package dev.yore.log;

import dev.yore.store.Limits;

/**
 * How an embedded store works. All has a sensible default.
 *
 * @param limits how much it takes at once; they bind this opening alone
 * @param segmentBytes how large a file of the log becomes, from 64 KiB to 1 GiB; the first ones are smaller
 * @param indexPostings how many postings of the index are kept in memory before they are written to a file; each takes about 40
 *     bytes, and up to four times as many are in memory while files are being written
 * @param waitingAppends how many appends may wait to be taken up; further callers wait for room
 */
public record LogOptions(Limits limits, int segmentBytes, int indexPostings, int waitingAppends) {

    /** What is used where nothing else is said: 64 MiB segments, 262,144 postings, 4,096 waiting appends. */
    public static final LogOptions DEFAULT = new LogOptions(Limits.DEFAULT, 64 << 20, 1 << 18, 4096);

    private static final int MIN_SEGMENT = 64 << 10;
    private static final int MAX_SEGMENT = 1 << 30;
    private static final int MIN_POSTINGS = 64;
    private static final int MAX_POSTINGS = 1 << 24;
    private static final int MAX_WAITING = 1 << 20;

    /** @throws IllegalArgumentException if a number is out of range */
    public LogOptions {
        requireRange("segmentBytes", segmentBytes, MIN_SEGMENT, MAX_SEGMENT);
        requireRange("indexPostings", indexPostings, MIN_POSTINGS, MAX_POSTINGS);
        requireRange("waitingAppends", waitingAppends, 1, MAX_WAITING);
    }

    /** The same with other limits. */
    public LogOptions withLimits(Limits limits) {
        return new LogOptions(limits, segmentBytes, indexPostings, waitingAppends);
    }

    /** The same with another size of segments. */
    public LogOptions withSegmentBytes(int segmentBytes) {
        return new LogOptions(limits, segmentBytes, indexPostings, waitingAppends);
    }

    /** The same with another number of postings in memory. */
    public LogOptions withIndexPostings(int indexPostings) {
        return new LogOptions(limits, segmentBytes, indexPostings, waitingAppends);
    }

    /** The same with another number of waiting appends. */
    public LogOptions withWaitingAppends(int waitingAppends) {
        return new LogOptions(limits, segmentBytes, indexPostings, waitingAppends);
    }

    private static void requireRange(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("%s must be from %,d to %,d, not %,d".formatted(name, min, max, value));
        }
    }
}
