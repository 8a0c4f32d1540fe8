package dev.yore.log.internal.engine;

import dev.yore.event.Partition;
import dev.yore.event.RecordedEvent;
import dev.yore.log.internal.index.Index;
import dev.yore.log.internal.segment.Log;
import dev.yore.store.Checkpoint;
import dev.yore.store.Follower;
import dev.yore.store.Query;
import dev.yore.store.StoreClosedException;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Follows a log: one cursor after the other, each up to the head that the log had when it began. */
public final class LogFollower implements Follower {

    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private final Log log;
    private final Index index;
    private final Query query;
    private QueryCursor cursor;
    private volatile boolean closed;

    /** Follows from behind a checkpoint. */
    public LogFollower(Log log, Index index, Query query, Checkpoint after) {
        this.log = log;
        this.index = index;
        this.query = query;
        this.cursor = cursorBehind(after.rank(Partition.SINGLE));
    }

    @Override
    public boolean hasNext() {
        return hasNext(Long.MAX_VALUE, true);
    }

    @Override
    public RecordedEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the follower is closed");
        }
        return cursor.next();
    }

    @Override
    public Optional<RecordedEvent> poll(Duration timeout) {
        return hasNext(nanos(timeout), false) ? Optional.of(cursor.next()) : Optional.empty();
    }

    private static long nanos(Duration timeout) {
        return timeout.compareTo(FOR_EVER) >= 0 ? Long.MAX_VALUE : timeout.toNanos();
    }

    private boolean hasNext(long nanos, boolean closeOnInterrupt) {
        long end = System.nanoTime() + nanos;
        try {
            while (!isClosed()) {
                if (cursor.hasNext()) {
                    return true;
                }
                long reached = cursor.handedOutUpTo();
                long left = nanos == Long.MAX_VALUE ? nanos : end - System.nanoTime();
                if (log.durable() <= reached) {
                    if (left <= 0) {
                        return false;
                    }
                    log.awaitBeyond(reached, left, () -> closed);
                }
                cursor = cursorBehind(reached);
            }
        } catch (InterruptedException _) {
            closed |= closeOnInterrupt;
            Thread.currentThread().interrupt();
        } catch (StoreClosedException _) {
            closed = true;
        }
        return false;
    }

    @Override
    public Checkpoint checkpoint() {
        return Checkpoint.of(cursor.handedOutUpTo());
    }

    @Override
    public boolean isClosed() {
        return closed || log.isClosed();
    }

    @Override
    public void close() {
        closed = true;
        log.signal();
    }

    private QueryCursor cursorBehind(long position) {
        return new QueryCursor(log, index, query, position, log.durable(), false, Long.MAX_VALUE);
    }
}
