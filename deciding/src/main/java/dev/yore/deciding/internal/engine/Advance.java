package dev.yore.deciding.internal.engine;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells those who wait that the replica may have moved. Any thread may call it. */
public final class Advance {

    /** For those who wait without an end. */
    public static final long NEVER = Long.MAX_VALUE;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long count;

    /** How often it moved. */
    public long count() {
        return count;
    }

    /** It has moved. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock alone
    public void signal() {
        lock.lock();
        try {
            count++;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until it has moved more often than seen.
     *
     * @param nanos how long at the most; {@link #NEVER}: without an end
     * @return whether it moved
     */
    public boolean await(long seen, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (count == seen) {
                if (left <= 0) {
                    return false;
                }
                if (nanos == NEVER) {
                    moved.await();
                } else {
                    left = moved.awaitNanos(left);
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
