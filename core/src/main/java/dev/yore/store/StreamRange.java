package dev.yore.store;

import dev.yore.event.Version;

/**
 * Which part of a stream, and in which direction.
 *
 * @param from the least version
 * @param to the greatest version
 * @param backwards whether the newest event comes first
 * @param limit how many events at the most
 */
public record StreamRange(Version from, Version to, boolean backwards, long limit) {

    private static final StreamRange ALL =
            new StreamRange(Version.FIRST, Version.of(Version.MAX_VALUE), false, Long.MAX_VALUE);

    /** @throws IllegalArgumentException if the limit is negative */
    public StreamRange {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must be 0 or more, not " + limit);
        }
    }

    /** The whole stream, oldest event first. */
    public static StreamRange all() {
        return ALL;
    }

    /** The same from this version on. */
    public StreamRange from(Version version) {
        return new StreamRange(version, to, backwards, limit);
    }

    /** The same up to this version, itself included. */
    public StreamRange to(Version version) {
        return new StreamRange(from, version, backwards, limit);
    }

    /** The same, newest event first; with a limit, the newest so many. */
    public StreamRange newestFirst() {
        return new StreamRange(from, to, true, limit);
    }

    /** The same with at most so many events. */
    public StreamRange limit(long events) {
        return new StreamRange(from, to, backwards, events);
    }
}
