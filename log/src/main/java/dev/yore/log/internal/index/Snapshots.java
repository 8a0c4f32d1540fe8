package dev.yore.log.internal.index;

import dev.yore.store.StoreClosedException;
import java.util.List;
import java.util.function.UnaryOperator;

/** Gives out the current snapshot, and counts those that are still in use. Any thread may call it. */
final class Snapshots {

    private final Runnable whenAllFree;
    private volatile Snapshot current;
    private int inUse = 1;
    private volatile boolean closed;

    /** Begins with these runs; the action runs once it is closed and the last snapshot is. */
    Snapshots(List<Run> runs, Runnable whenAllFree) {
        this.whenAllFree = whenAllFree;
        this.current = new Snapshot(runs, this::free);
    }

    /** The current snapshot, for the caller to close. */
    Snapshot acquire() {
        while (!closed) {
            var snapshot = current;
            if (snapshot.retain()) {
                return snapshot;
            }
            Thread.onSpinWait();
        }
        throw new StoreClosedException("the store is closed");
    }

    /** Puts other runs in place of the current ones. */
    void replace(UnaryOperator<List<Run>> change) {
        Snapshot old;
        synchronized (this) {
            old = current;
            current = new Snapshot(change.apply(old.runs()), this::free);
            inUse++;
        }
        old.close();
    }

    /** The current runs, for those who change them. */
    List<Run> runs() {
        return current.runs();
    }

    /** Gives out no more. */
    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        current.close();
    }

    private void free() {
        boolean last;
        synchronized (this) {
            inUse--;
            last = inUse == 0;
        }
        if (last) {
            whenAllFree.run();
        }
    }
}
