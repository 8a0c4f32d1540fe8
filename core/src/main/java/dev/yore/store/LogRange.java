package dev.yore.store;

import java.util.Optional;

/**
 * Which part of the log, and in which direction.
 *
 * @param after events that this checkpoint covers are left out
 * @param upTo events that this checkpoint does not cover are left out; empty: the head of the log at the time of the call
 * @param backwards whether the newest event comes first
 * @param limit how many events at the most
 */
public record LogRange(Checkpoint after, Optional<Checkpoint> upTo, boolean backwards, long limit) {

    private static final LogRange ALL = new LogRange(Checkpoint.START, Optional.empty(), false, Long.MAX_VALUE);

    /** @throws IllegalArgumentException if the limit is negative */
    public LogRange {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must be 0 or more, not " + limit);
        }
    }

    /** The whole log, oldest event first. */
    public static LogRange all() {
        return ALL;
    }

    /** The same behind this checkpoint. */
    public LogRange after(Checkpoint checkpoint) {
        return new LogRange(checkpoint, upTo, backwards, limit);
    }

    /** The same up to this checkpoint. */
    public LogRange upTo(Checkpoint checkpoint) {
        return new LogRange(after, Optional.of(checkpoint), backwards, limit);
    }

    /** The same, newest event first; with a limit, the newest so many. */
    public LogRange newestFirst() {
        return new LogRange(after, upTo, true, limit);
    }

    /** The same with at most so many events. */
    public LogRange limit(long events) {
        return new LogRange(after, upTo, backwards, events);
    }
}
