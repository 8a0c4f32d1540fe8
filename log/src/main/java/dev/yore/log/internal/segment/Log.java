package dev.yore.log.internal.segment;

import dev.yore.event.RecordedEvent;
import dev.yore.log.internal.format.EventBody;
import dev.yore.log.internal.format.FrameHeader;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The durable events of a store, by their positions.
 *
 * <p>One thread adds segments and moves the durable position; any thread reads up to it, without locks. Segments are
 * published before the durable position that reaches into them.
 */
public final class Log {

    private volatile Segment[] segments;
    private volatile long durable;
    private volatile boolean closed;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    /** The log of these segments, which all have events, durable up to a position. */
    public Log(List<Segment> segments, long durable) {
        this.segments = segments.toArray(Segment[]::new);
        this.durable = durable;
    }

    /** The position of the last durable event; 0 when there is none. */
    public long durable() {
        return durable;
    }

    /** Its segments that have events, oldest first. */
    public List<Segment> segments() {
        return List.of(segments);
    }

    /** An event as it is recorded. */
    public RecordedEvent event(long position) {
        return segmentOf(position).event(position);
    }

    /** The body of an event. */
    public EventBody body(long position) {
        return segmentOf(position).body(position);
    }

    /** The version of an event. */
    public long version(long position) {
        return segmentOf(position).version(position);
    }

    /** The frame of the commit that an event belongs to. */
    public FrameHeader frame(long position) {
        return segmentOf(position).frame(position);
    }

    /** Shows the events from one position up to another, in order. */
    public void visit(long from, long to, CommitVisitor visitor) {
        for (long position = from; position <= to; position++) {
            var segment = segmentOf(position);
            visitor.event(position, segment.version(position), segment.body(position));
        }
    }

    /** The position of the last event that was recorded at this time, in microseconds, or before; 0 when there is none. */
    public long lastRecordedAt(long micros) {
        long low = 0;
        long high = durable;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (frame(middle).recordedAt() <= micros) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * Waits until the log is durable beyond a position, or closed, or the time is over, or the waiter is to stop, which is
     * looked at after each {@link #signal()}.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void awaitBeyond(long position, long nanos, BooleanSupplier stop) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            waiting.incrementAndGet();
            long left = nanos;
            while (durable <= position && !closed && !stop.getAsBoolean() && left > 0) {
                left = moved.awaitNanos(left);
            }
        } finally {
            waiting.decrementAndGet();
            lock.unlock();
        }
    }

    /** Wakes whoever waits, now and from now on. */
    public void close() {
        closed = true;
        signal();
    }

    /** Whether it is closed. */
    public boolean isClosed() {
        return closed;
    }

    /** Wakes whoever waits, so that it looks again at what else it waits for. */
    public void signal() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void add(Segment segment) {
        var more = Arrays.copyOf(segments, segments.length + 1);
        more[segments.length] = segment;
        segments = more;
    }

    /** Says that everything up to a position is durable; for the thread that writes. */
    public void advance(long position) {
        durable = position;
        if (waiting.get() > 0) {
            signal();
        }
    }

    private Segment segmentOf(long position) {
        var all = segments;
        int low = 0;
        int high = all.length - 1;
        if (position >= all[high].first()) {
            return all[high];
        }
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (all[middle].first() <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return all[low];
    }
}
