package dev.yore.kinesis;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * When a shard may be read again: a bucket of tokens, such that no second has more reads than allowed; and, beside it, the bytes that
 * were read, and longer and longer waits while the service refuses. For one thread. All times are nanoseconds.
 */
final class ReadPace {

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    /** What the service lets all readers of a shard read in a second. */
    private static final double SHARD_BYTES_PER_SECOND = 2 << 20;

    private static final long FIRST_BACKOFF = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_BACKOFF = TimeUnit.SECONDS.toNanos(5);

    private final double bytesPerSecond;
    private final RandomGenerator random;
    private final double capacity;
    private final double refill;

    private double tokens;
    private long filledAt;
    private long notBefore;
    private long backoff = FIRST_BACKOFF;

    ReadPace(double perSecond, long now, RandomGenerator random) {
        this.random = random;
        // A bucket of two lets one read follow another at once; what it adds to a second is taken from what flows into
        // it.
        capacity = perSecond >= 2 ? 2 : 1;
        refill = perSecond >= 2 ? perSecond - 1 : perSecond;
        bytesPerSecond = SHARD_BYTES_PER_SECOND * perSecond / KinesisOptions.MOST_READS;
        tokens = capacity;
        filledAt = now;
        notBefore = now;
    }

    /** How long to wait until the next read; 0 if it may be now. */
    long delay(long now) {
        fill(now);
        long missing = tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / refill * SECOND);
        return Math.max(missing, Math.max(0, notBefore - now));
    }

    /** A read begins. */
    void begin(long now) {
        fill(now);
        tokens -= 1;
    }

    /** A read was answered with so many bytes. */
    void answered(long now, long bytes) {
        backoff = FIRST_BACKOFF;
        notBefore = now + (long) (bytes / bytesPerSecond * SECOND);
    }

    /** A read failed of what passes. */
    void failed(long now) {
        notBefore = now + backoff / 2 + random.nextLong(backoff / 2);
        backoff = Math.min(2 * backoff, LONGEST_BACKOFF);
    }

    private void fill(long now) {
        tokens = Math.min(capacity, tokens + (now - filledAt) / SECOND * refill);
        filledAt = now;
    }
}
