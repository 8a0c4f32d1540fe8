package dev.yore.view;

import dev.yore.YoreException;
import dev.yore.store.StoreClosedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Does some work for as long as it is to be done, in whichever process holds the lease of a view: stands by while another one
 * holds it, and tries again, after longer and longer waits, while a store is out of reach.
 *
 * <p>One thread runs it; any thread may close or wake it.
 */
public final class LeaseHolder implements Runnable {

    private static final int RENEWALS = 3;
    private static final int MAX_DOUBLINGS = 20;

    private final ViewStore views;
    private final ViewId view;
    private final String owner;
    private final Waits waits;
    private final Task task;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    // Guarded by lock.
    private boolean wake;
    private volatile boolean closed;
    // Of the running thread alone.
    private int failures;
    private long renewed;

    /**
     * How long it waits.
     *
     * @param lease how long a process that went silent keeps others from taking over
     * @param firstRetry how long to wait after a first failure; each further one doubles it
     * @param lastRetry the longest such wait
     */
    public record Waits(Duration lease, Duration firstRetry, Duration lastRetry) {

        /** @throws IllegalArgumentException if one is not positive, or the last retry is the shorter */
        public Waits {
            if (!lease.isPositive() || !firstRetry.isPositive() || lastRetry.compareTo(firstRetry) < 0) {
                throw new IllegalArgumentException(
                        "a lease and retries must be positive, the last retry not the shorter");
            }
        }
    }

    /** What is done under the lease. */
    public interface Task {

        /**
         * Does it, until {@link LeaseHolder#isClosed()}, or until it is no more to be done here. It calls {@link LeaseHolder#renewIfDue} often, and {@link
         * LeaseHolder#succeeded} when it got further.
         */
        void run(Lease lease, LeaseHolder holder);

        /** Whether it is to be done here, if its lease can be had. It is asked before each attempt to take it. */
        default boolean isWanted() {
            return true;
        }

        /**
         * It is not to be done here now: another process holds the lease, or it {@linkplain #isWanted() is not wanted}.
         *
         * @param view how far it is, if that is known
         */
        void standingBy(Optional<ViewInfo> view);

        /** A store cannot be reached, or something else went wrong; it will be tried again. */
        void retrying(Throwable problem);

        /** It will not be run again. */
        void ended();
    }

    /** A task under the lease of a view. */
    public LeaseHolder(ViewStore views, ViewId view, String owner, Waits waits, Task task) {
        this.views = views;
        this.view = view;
        this.owner = owner;
        this.waits = waits;
        this.task = task;
    }

    /** Whether the task is to end. */
    public boolean isClosed() {
        return closed;
    }

    /** Has the task end soon. */
    public void close() {
        closed = true;
        wake();
    }

    /** Ends the wait that it is in, or the next one. */
    public void wake() {
        lock.lock();
        try {
            wake = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    @SuppressWarnings("CatchThrowable") // whatever goes wrong is shown, and tried again
    public void run() {
        while (!closed) {
            try {
                hold();
            } catch (StoreClosedException _) {
                closed = true;
            } catch (FencedException _) {
                task.standingBy(Optional.empty());
                pause(waits.firstRetry());
            } catch (Throwable e) {
                task.retrying(e);
                pause(backoff());
            }
        }
        task.ended();
    }

    private void hold() {
        var lease = task.isWanted() ? views.acquire(view, owner, waits.lease()) : Optional.<Lease>empty();
        if (lease.isEmpty()) {
            task.standingBy(views.view(view));
            pause(waits.lease().dividedBy(RENEWALS));
            return;
        }
        renewed = System.nanoTime();
        try {
            task.run(lease.get(), this);
        } finally {
            release(lease.get());
        }
    }

    private void release(Lease lease) {
        try {
            views.release(lease);
        } catch (YoreException _) {
            // It runs out by itself.
        }
    }

    /** The task got further: the next failure is a first one. The lease was renewed, if it {@code wrote} with it. */
    public void succeeded(boolean wrote) {
        failures = 0;
        if (wrote) {
            renewed = System.nanoTime();
        }
    }

    /**
     * Renews the lease when a third of its time has gone.
     *
     * @return whether it was renewed
     * @throws FencedException if it is lost
     */
    public boolean renewIfDue(Lease lease) {
        long now = System.nanoTime();
        if (now - renewed < waits.lease().dividedBy(RENEWALS).toNanos()) {
            return false;
        }
        views.renew(lease, waits.lease());
        renewed = now;
        return true;
    }

    /** Waits for so long, or until it is woken or closed, or has been since the last wait. */
    public void pause(Duration longest) {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!wake && left > 0) {
                left = woken.awaitNanos(left);
            }
            wake = false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private Duration backoff() {
        long wait = waits.firstRetry()
                .multipliedBy(1L << Math.min(failures++, MAX_DOUBLINGS))
                .toNanos();
        long longest = Math.min(wait, waits.lastRetry().toNanos());
        return Duration.ofNanos(longest - ThreadLocalRandom.current().nextLong(1 + longest / 2));
    }
}
