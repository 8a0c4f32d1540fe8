package dev.yore.log.internal.engine;

import dev.yore.store.StoreClosedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The appends that wait for the writer: bounded by their number and bytes, so that a caller waits for room. */
final class AppendQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final int maxRequests;
    private final long maxBytes;

    /** These two change places, so that taking needs no memory. */
    private List<AppendRequest> waiting = new ArrayList<>();

    private List<AppendRequest> taken = new ArrayList<>();
    private long bytes;
    private boolean closed;

    AppendQueue(int maxRequests, long maxBytes) {
        this.maxRequests = maxRequests;
        this.maxBytes = maxBytes;
    }

    /**
     * Adds a request, when there is room.
     *
     * @throws StoreClosedException if the queue is closed
     */
    void add(AppendRequest request) {
        lock.lock();
        try {
            while (!closed && isFull()) {
                notFull.awaitUninterruptibly();
            }
            if (closed) {
                throw new StoreClosedException("the store is closed");
            }
            waiting.add(request);
            bytes += request.encoded().frameLength();
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull() {
        return !waiting.isEmpty() && (waiting.size() >= maxRequests || bytes >= maxBytes);
    }

    /**
     * Takes all that wait, when there is one; none once the queue is closed and empty. Who takes them empties the list before
     * it takes again.
     */
    List<AppendRequest> takeAll() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                notEmpty.awaitUninterruptibly();
            }
            var all = waiting;
            waiting = taken;
            taken = all;
            bytes = 0;
            notFull.signalAll();
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more. What waits is still to be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            notEmpty.signalAll();
            notFull.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
