package dev.yore.kinesis.scale;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A time that passes from one thing to do to the next, in nanoseconds from its beginning. For one thread. */
final class VirtualTime implements InstantSource {

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final Comparator<Task> ORDER =
            Comparator.comparingLong(Task::at).thenComparingLong(Task::rank);

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(ORDER);
    private long now;
    private long count;

    /** What is to be done at a time, behind what was to be done then before. */
    private record Task(long at, long rank, Runnable work) {}

    long now() {
        return now;
    }

    @Override
    public Instant instant() {
        return BEGINNING.plusNanos(now);
    }

    /** Has something done when so many nanoseconds are over. */
    void in(long nanos, Runnable work) {
        tasks.add(new Task(now + nanos, count++, work));
    }

    /** Lets time pass. */
    void runUntil(long end) {
        while (!tasks.isEmpty() && tasks.peek().at() <= end) {
            var task = tasks.remove();
            now = task.at();
            task.work().run();
        }
        now = end;
    }
}
