package dev.yore.projection;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A wait that others can end. Any thread may use it. */
final class Pause {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    // Guarded by lock.
    private boolean woken;

    /** Waits for so long, or until it is woken, or has been since the last wait. */
    void await(Duration longest) {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!woken && left > 0) {
                left = ended.awaitNanos(left);
            }
            woken = false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the wait, or the next one. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
