package dev.yore.deciding.internal.engine;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Waits longer and longer between attempts, with jitter. For one thread. */
final class Backoff {

    private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(2);

    private long most = FIRST;

    /** How long to wait before the next attempt: up to 20 ms at first, then up to twice as long each time, at most 2 s. */
    long nextNanos() {
        long wait = ThreadLocalRandom.current().nextLong(most / 2, most);
        most = Math.min(LONGEST, most * 2);
        return wait;
    }

    /** An attempt went well. */
    void reset() {
        most = FIRST;
    }
}
