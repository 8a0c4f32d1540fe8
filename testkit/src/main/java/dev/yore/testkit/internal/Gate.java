package dev.yore.testkit.internal;

import dev.yore.store.StoreClosedException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The one lock of something in memory, the signal that something changed, and whether it is still open. */
public final class Gate {

    /** The longest time that one can wait: 292 years. */
    public static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed; // guarded by lock

    public void lock() {
        lock.lock();
    }

    public void unlock() {
        lock.unlock();
    }

    /** Makes a call while nobody else is inside. */
    public <T> T inside(Supplier<T> call) {
        lock.lock();
        try {
            return call.get();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all who wait. The caller holds the lock. */
    public void signalAll() {
        changed.signalAll();
    }

    /**
     * Waits until a condition holds, or the time is over. The caller holds the lock, which is free while it waits.
     *
     * @return whether the condition holds
     */
    public boolean await(BooleanSupplier condition, Duration timeout) throws InterruptedException {
        long nanos = timeout.compareTo(FOREVER) < 0 ? timeout.toNanos() : Long.MAX_VALUE;
        while (!condition.getAsBoolean()) {
            if (nanos <= 0) {
                return false;
            }
            nanos = changed.awaitNanos(nanos);
        }
        return true;
    }

    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the store is closed. The caller holds the lock. */
    public boolean isClosed() {
        return closed;
    }

    /** The caller holds the lock. */
    public void requireOpen() {
        if (closed) {
            throw new StoreClosedException("the store is closed: open it anew");
        }
    }
}
