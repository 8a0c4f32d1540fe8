package dev.yore.log.internal.format;

import java.time.Instant;

/**
 * Timestamps beside the time that a UUID of version 7 has in it (RFC 9562, section 5.7): milliseconds since 1970, and 12 bits that many
 * makers use for the fraction of the millisecond (section 6.2, method 3). Where they are anything else, the difference is a little
 * larger, but never wrong.
 */
final class TimeById {

    /** So that a difference never takes more bytes than a timestamp that stands alone. */
    private static final int MAX_SECONDS = 4;

    private static final int MILLIS_SHIFT = 16;
    private static final int FRACTION_BITS = 12;
    private static final int FRACTION_MASK = (1 << FRACTION_BITS) - 1;
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private TimeById() {}

    /** Whether a UUID with these upper 64 bits has a time in it, which is close to a timestamp. */
    static boolean fits(long high, Instant timestamp) {
        return Terms.order(high) != 0 && Math.abs(timestamp.getEpochSecond() - seconds(high)) <= MAX_SECONDS;
    }

    /** How many nanoseconds a timestamp that fits is after the time in the UUID. */
    static long nanosAfter(long high, Instant timestamp) {
        return (timestamp.getEpochSecond() - seconds(high)) * NANOS_PER_SECOND + timestamp.getNano() - nanos(high);
    }

    /** The timestamp so many nanoseconds after the time in the UUID. */
    static Instant plus(long high, long nanosAfter) {
        return Instant.ofEpochSecond(seconds(high), nanos(high) + nanosAfter);
    }

    private static long seconds(long high) {
        return (high >>> MILLIS_SHIFT) / MILLIS_PER_SECOND;
    }

    private static long nanos(long high) {
        return (high >>> MILLIS_SHIFT) % MILLIS_PER_SECOND * NANOS_PER_MILLI
                + ((high & FRACTION_MASK) * NANOS_PER_MILLI >>> FRACTION_BITS);
    }
}
