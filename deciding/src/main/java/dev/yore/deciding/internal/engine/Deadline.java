package dev.yore.deciding.internal.engine;

import java.time.Duration;

/**
 * A point in time by which something must be done.
 *
 * @param nanoTime by {@link System#nanoTime()}
 */
public record Deadline(long nanoTime) {

    /** In so much time. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** How many nanoseconds are left; 0 or less: none. */
    public long left() {
        return nanoTime - System.nanoTime();
    }

    /** Whether it is over. */
    public boolean isOver() {
        return left() <= 0;
    }
}
