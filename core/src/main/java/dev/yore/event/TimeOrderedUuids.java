package dev.yore.event;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDs of version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, 12 bits of the millisecond's fraction
 * (section 6.2, method 3), 62 random bits.
 *
 * <p>Time and fraction together never go backwards and never repeat within a process, even when the clock does. The random bits are
 * a SplitMix64 sequence (Steele, Lea, Flood, 2014) that starts at a cryptographically random place: unique across
 * processes, not secret.
 */
final class TimeOrderedUuids {

    private static final long SPLIT_MIX_GAMMA = 0x9E3779B97F4A7C15L;
    private static final int FRACTION_BITS = 12;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private static final AtomicLong LAST_TICK = new AtomicLong();
    private static final AtomicLong RANDOM = new AtomicLong(new SecureRandom().nextLong());

    private TimeOrderedUuids() {}

    static UUID next() {
        long tick = nextTick();
        long millis = tick >>> FRACTION_BITS;
        long fraction = tick & ((1 << FRACTION_BITS) - 1);
        long high = millis << 16 | 0x7000 | fraction;
        long low = random() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static long nextTick() {
        Instant now = Instant.now();
        long millis = now.toEpochMilli();
        long fraction =
                ((long) (now.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MILLI) << FRACTION_BITS) / NANOS_PER_MILLI;
        long tick = millis << FRACTION_BITS | fraction;
        return LAST_TICK.updateAndGet(last -> Math.max(last + 1, tick));
    }

    private static long random() {
        long z = RANDOM.addAndGet(SPLIT_MIX_GAMMA);
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
