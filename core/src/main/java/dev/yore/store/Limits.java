package dev.yore.store;

import dev.yore.event.Event;

/**
 * How much a store takes at once. Whatever is beyond is refused with a {@link LimitExceededException}.
 *
 * @param eventBytes the size of an event ({@link Event#size()})
 * @param commitBytes the size of all events of a commit together
 * @param commitEvents the events of a commit
 * @param eventTags the tags of an event
 */
public record Limits(int eventBytes, int commitBytes, int commitEvents, int eventTags) {

    /** What a store takes where nothing else is said: 1 MiB an event; 64 MiB and 10,000 events a commit; 32 tags. */
    public static final Limits DEFAULT = new Limits(1 << 20, 64 << 20, 10_000, 32);

    /** The most that any store can be told to take: 16 MiB an event, the rest as {@link #DEFAULT}. */
    public static final Limits MAX = new Limits(16 << 20, 64 << 20, 10_000, 32);

    /** @throws LimitExceededException if one is above {@link #MAX}, which is the most that can be had */
    public Limits {
        requireWithin("limit on bytes of an event", eventBytes, 16 << 20);
        requireWithin("limit on bytes of a commit", commitBytes, 64 << 20);
        requireWithin("limit on events of a commit", commitEvents, 10_000);
        requireWithin("limit on tags of an event", eventTags, 32);
    }

    /**
     * Lets a commit pass.
     *
     * @throws LimitExceededException if it is larger than these limits allow
     */
    public void check(Commit commit) {
        atMost("events of a commit", commitEvents, commit.events().size());
        long bytes = 0;
        for (var event : commit.events()) {
            bytes += sizeOf(event);
        }
        atMost("bytes of a commit", commitBytes, bytes);
    }

    /** The size of an event, which these limits allow. */
    private int sizeOf(Event event) {
        int size = event.size();
        int tags = event.tags().size();
        if (size > eventBytes || tags > eventTags) {
            atMost("bytes of event " + event.id(), eventBytes, size);
            atMost("tags of event " + event.id(), eventTags, tags);
        }
        return size;
    }

    private static void requireWithin(String what, int value, int max) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be 1 or more, not " + value);
        }
        atMost(what, max, value);
    }

    private static void atMost(String what, long limit, long actual) {
        if (actual > limit) {
            throw new LimitExceededException(what, limit, actual);
        }
    }
}
