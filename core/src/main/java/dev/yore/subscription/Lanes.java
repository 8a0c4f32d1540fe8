package dev.yore.subscription;

import dev.yore.event.StreamId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The consumers of a subscription at work, each for its share of the streams. For one thread. */
final class Lanes implements AutoCloseable {

    /** How long a consumer that was interrupted is waited for: its events may come again elsewhere after that. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final Duration TICK = Duration.ofMillis(100);

    private final SubscriptionOptions options;
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private OptionalLong end = OptionalLong.empty();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Lanes(Subscription subscription, SubscriptionOptions options, InstantSource clock) {
        this.options = options;
        for (int i = 0; i < options.consumers(); i++) {
            lanes.add(new Lane(subscription, options, outcomes, clock));
        }
    }

    /** An event of this stream is parked; before they start. */
    void parked(StreamId stream) {
        laneOf(stream).parked(stream);
    }

    void start(String name) {
        for (var lane : lanes) {
            threads.add(Thread.ofVirtual()
                    .name(name + "-" + threads.size())
                    .uncaughtExceptionHandler((_, e) -> failure.compareAndSet(null, e))
                    .start(lane));
        }
    }

    void add(Task task) {
        laneOf(task.stream()).add(task);
    }

    /**
     * What has come of tasks since the last call; waits so long for the first.
     *
     * @throws IllegalStateException if a lane has ended by itself
     */
    List<Outcome> outcomes(Duration wait) throws InterruptedException {
        var ended = failure.get();
        if (ended != null) {
            throw new IllegalStateException("a consumer met with " + ended, ended);
        }
        var all = new ArrayList<Outcome>();
        if (wait.isPositive()) {
            var first = outcomes.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
            if (first != null) {
                all.add(first);
            }
        }
        outcomes.drainTo(all);
        return all;
    }

    private Lane laneOf(StreamId stream) {
        int hash = stream.value().hashCode();
        return lanes.get(Math.floorMod(hash ^ hash >>> 16, lanes.size()));
    }

    /** Has each end with the delivery that it is at. Now and then whoever waits for that does something else. */
    void finish(Runnable meanwhile) {
        stop();
        while (!endWithin(left().compareTo(TICK) < 0 ? left() : TICK) && left().isPositive()) {
            meanwhile.run();
        }
    }

    private void stop() {
        if (end.isEmpty()) {
            lanes.forEach(Lane::close);
            end = OptionalLong.of(System.nanoTime() + options.closing().toNanos());
        }
    }

    /** How long they may still take. An interrupted thread waits no more. */
    private Duration left() {
        long nanos = end.orElseThrow() - System.nanoTime();
        return Thread.currentThread().isInterrupted() || nanos < 0 ? Duration.ZERO : Duration.ofNanos(nanos);
    }

    /** Ends them. */
    @Override
    public void close() {
        stop();
        if (!endWithin(left())) {
            threads.forEach(Thread::interrupt);
            boolean _ = endWithin(LAST_WORDS);
        }
    }

    private boolean endWithin(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        return threads.stream().allMatch(it -> endsBefore(it, until));
    }

    private static boolean endsBefore(Thread thread, long end) {
        try {
            return thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
