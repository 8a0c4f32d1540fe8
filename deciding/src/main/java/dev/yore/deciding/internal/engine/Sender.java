package dev.yore.deciding.internal.engine;

import dev.yore.YoreException;
import dev.yore.event.Partition;
import dev.yore.shard.Entry;
import dev.yore.shard.PartitionedLog;
import dev.yore.shard.PutResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Puts commits into the log. Those that come while calls are under way go out together, as many as a call takes. What the log did not
 * take, or may not have taken, is put again with backoff until its deadline.
 */
public final class Sender implements AutoCloseable {

    private final PartitionedLog log;
    private final Paces paces;
    private final Consumer<Partition> onPut;
    private final int concurrent;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // all guarded by the lock
    private final Deque<Outgoing> queue = new ArrayDeque<>();
    private int calls;
    private boolean closed;

    private final Thread thread;

    /**
     * Starts it.
     *
     * @param concurrent how many calls may be under way
     * @param onPut is told in which shard something was put
     */
    public Sender(PartitionedLog log, Paces paces, int concurrent, Consumer<Partition> onPut) {
        this.log = log;
        this.paces = paces;
        this.concurrent = concurrent;
        this.onPut = onPut;
        this.thread = Thread.ofVirtual().name("yore-sender").start(this::run);
    }

    /** Has a commit put. */
    public void send(Outgoing outgoing) {
        lock.lock();
        try {
            queue.add(outgoing);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (true) {
                var group = take();
                if (group.isEmpty()) {
                    return;
                }
                Thread.ofVirtual().name("yore-put").start(() -> put(group));
            }
        } catch (InterruptedException _) {
            // closed: those who still wait have a deadline
        }
    }

    /** What goes out with the next call; empty when there is no more to come. */
    private List<Outgoing> take() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                if (queue.isEmpty() || calls >= concurrent) {
                    changed.await();
                    continue;
                }
                var group = paces.take(queue, log.limits(), System.nanoTime());
                if (!group.isEmpty()) {
                    calls++;
                    return group;
                }
                changed.awaitNanos(paces.untilReady(System.nanoTime()));
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private void put(List<Outgoing> group) {
        var backoff = new Backoff();
        try {
            var left = open(group);
            while (!left.isEmpty()) {
                left = attempt(left);
                if (!left.isEmpty()) {
                    LockSupport.parkNanos(backoff.nextNanos());
                    left = open(left); // meanwhile the log may have told what became of it
                }
            }
        } catch (YoreException e) {
            open(group).forEach(it -> it.failed(e));
        } finally {
            called();
        }
    }

    /** One call; those that are to be put again. */
    private List<Outgoing> attempt(List<Outgoing> group) {
        group.forEach(Outgoing::putting);
        List<Entry> entries = group.stream().map(Outgoing::entry).toList();
        List<PutResult> results;
        try {
            results = log.put(entries);
        } catch (YoreException e) {
            group.forEach(Outgoing::notPut);
            throw e;
        }
        var again = new ArrayList<Outgoing>();
        for (int i = 0; i < results.size(); i++) {
            var outgoing = group.get(i);
            switch (results.get(i)) {
                case PutResult.Put put -> onPut.accept(put.shard());
                case PutResult.NotPut _ -> {
                    outgoing.notPut();
                    again.add(outgoing);
                }
                case PutResult.Unknown _ -> {
                    outgoing.strayed();
                    again.add(outgoing);
                }
            }
        }
        return again;
    }

    private static List<Outgoing> open(List<Outgoing> group) {
        return group.stream().filter(it -> !it.isSettled()).toList();
    }

    private void called() {
        lock.lock();
        try {
            calls--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends it. What is not put yet is not put any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }
}
