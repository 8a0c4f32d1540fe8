package dev.yore.store;

import dev.yore.event.EventType;
import dev.yore.event.Version;
import java.util.Set;

/**
 * Which part of a stream, and in which direction.
 *
 * @param from the least version
 * @param to the greatest version
 * @param types events of other types are left out; empty: every type
 * @param backwards whether the newest event comes first
 * @param limit how many events at the most, of those that are not left out
 */
public record StreamRange(Version from, Version to, Set<EventType> types, boolean backwards, long limit) {

    private static final StreamRange ALL =
            new StreamRange(Version.FIRST, Version.of(Version.MAX_VALUE), Set.of(), false, Long.MAX_VALUE);

    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if the limit is negative
     */
    public StreamRange {
        types = Set.copyOf(types);
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
        return new StreamRange(version, to, types, backwards, limit);
    }

    /** The same up to this version, itself included. */
    public StreamRange to(Version version) {
        return new StreamRange(from, version, types, backwards, limit);
    }

    /** The same without events of other types than these; if there is none, of every type. An engine finds them by its index. */
    public StreamRange ofTypes(Set<EventType> any) {
        return new StreamRange(from, to, any, backwards, limit);
    }

    /** The same, newest event first; with a limit, the newest so many. */
    public StreamRange newestFirst() {
        return new StreamRange(from, to, types, true, limit);
    }

    /** The same with at most so many events. */
    public StreamRange limit(long events) {
        return new StreamRange(from, to, types, backwards, events);
    }

    /** Whether events of this type are not left out. */
    public boolean includes(EventType type) {
        return types.isEmpty() || types.contains(type);
    }
}
