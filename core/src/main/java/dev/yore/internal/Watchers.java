package dev.yore.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Those who watch how something fares that is run: some are told of each change, some wait until it has come somewhere. Any
 * thread may call any method.
 *
 * @param <S> how it fares
 */
public final class Watchers<S> {

    private final List<Consumer<S>> listeners = new CopyOnWriteArrayList<>();
    private final Object changes = new Object();

    /** How often something changed; guarded by {@code changes}. */
    private long count;

    /** Has a listener told from now on. */
    public void add(Consumer<S> listener) {
        listeners.add(listener);
    }

    /** Something changed. A listener that throws is reported as its thread's uncaught exceptions are, and hinders nobody. */
    public void changed(Supplier<S> status) {
        synchronized (changes) {
            count++;
            changes.notifyAll();
        }
        if (!listeners.isEmpty()) {
            var now = status.get();
            listeners.forEach(it -> tell(it, now));
        }
    }

    @SuppressWarnings("CatchThrowable") // what a listener throws is its own trouble
    private void tell(Consumer<S> listener, S status) {
        try {
            listener.accept(status);
        } catch (Throwable e) {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /**
     * Waits until a condition holds that changes alone make true.
     *
     * @param hopeless whether it is no use to wait any longer
     * @return false if it does not in this time
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean await(BooleanSupplier condition, BooleanSupplier hopeless, Duration longest)
            throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            long seen = count();
            if (condition.getAsBoolean()) {
                return true;
            }
            long left = end - System.nanoTime();
            if (left <= 0 || hopeless.getAsBoolean()) {
                return false;
            }
            synchronized (changes) {
                if (count == seen) {
                    TimeUnit.NANOSECONDS.timedWait(changes, left);
                }
            }
        }
    }

    private long count() {
        synchronized (changes) {
            return count;
        }
    }
}
