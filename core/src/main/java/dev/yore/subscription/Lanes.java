package dev.yore.subscription;

import dev.yore.event.StreamId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The consumers of a subscription at work, each for its share of the streams. For one thread. */
final class Lanes implements AutoCloseable {

    private final SubscriptionOptions options;
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

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
            threads.add(Thread.ofVirtual().name(name + "-" + threads.size()).start(lane));
        }
    }

    void add(Task task) {
        laneOf(task.stream()).add(task);
    }

    /** What has come of tasks since the last call; waits so long for the first. */
    List<Outcome> outcomes(Duration wait) throws InterruptedException {
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

    /** Lets each finish the delivery that it is at. */
    @Override
    public void close() {
        lanes.forEach(Lane::close);
        long end = System.nanoTime() + options.closing().toNanos();
        for (var thread : threads) {
            if (!endsBefore(thread, end)) {
                thread.interrupt();
            }
        }
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
