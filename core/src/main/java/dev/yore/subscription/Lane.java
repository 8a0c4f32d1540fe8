package dev.yore.subscription;

import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.internal.Failures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One of the consumers at work: it does the tasks of its streams one after the other. While an event of a stream is parked, the
 * later ones of that stream are parked behind it. One thread runs it.
 */
final class Lane implements Runnable {

    private static final Duration TICK = Duration.ofMillis(100);

    private final Subscription subscription;
    private final SubscriptionOptions options;
    private final BlockingQueue<Outcome> outcomes;
    private final InstantSource clock;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    // Of the running thread alone: how many events of a stream are parked.
    private final Map<StreamId, Integer> parked = new HashMap<>();

    Lane(Subscription subscription, SubscriptionOptions options, BlockingQueue<Outcome> outcomes, InstantSource clock) {
        this.subscription = subscription;
        this.options = options;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** An event of this stream is parked; before the lane is run. */
    void parked(StreamId stream) {
        parked.merge(stream, 1, Integer::sum);
    }

    void add(Task task) {
        tasks.add(task);
    }

    void close() {
        closing.countDown();
    }

    @Override
    public void run() {
        try {
            while (!isClosing()) {
                var task = tasks.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
                if (task != null) {
                    perform(task).ifPresent(outcomes::add);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does a task; nothing comes of it when it is closed meanwhile. */
    private Optional<Outcome> perform(Task task) throws InterruptedException {
        return switch (task) {
            case Task.Deliver it
            when parked.containsKey(it.stream()) -> {
                parked(it.stream());
                yield Optional.of(new Outcome(it, Optional.of(Parked.behind(it.event(), clock.instant()))));
            }
            case Task.Deliver it -> {
                var outcome = attempt(it, it.event());
                if (outcome.isPresent() && outcome.get().parked().isPresent()) {
                    parked(it.stream());
                }
                yield outcome;
            }
            case Task.Retry it -> {
                var outcome = attempt(it, it.event());
                if (outcome.isPresent() && outcome.get().parked().isEmpty()) {
                    unpark(it.stream());
                }
                yield outcome.map(o -> new Outcome(it, o.parked().map(p -> p.again(it.parked()))));
            }
            case Task.Drop it -> {
                unpark(it.stream());
                yield Optional.of(new Outcome(it, Optional.empty()));
            }
        };
    }

    private void unpark(StreamId stream) {
        parked.computeIfPresent(stream, (_, count) -> count == 1 ? null : count - 1);
    }

    private Optional<Outcome> attempt(Task task, RecordedEvent event) throws InterruptedException {
        var wait = options.firstRetry();
        for (int attempt = 1; ; attempt++) {
            var failure = deliver(new Delivery(subscription.name(), event, attempt));
            if (failure.isEmpty()) {
                return Optional.of(new Outcome(task, Optional.empty()));
            }
            if (isClosing()) {
                // It may have failed because it was interrupted.
                return Optional.empty();
            }
            if (attempt == options.attempts()) {
                var parked = Parked.failed(event, failure.get(), attempt, clock.instant());
                return Optional.of(new Outcome(task, Optional.of(parked)));
            }
            if (closing.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
            wait = wait.multipliedBy(2).compareTo(options.lastRetry()) < 0 ? wait.multipliedBy(2) : options.lastRetry();
        }
    }

    @SuppressWarnings("CatchThrowable") // whatever the consumer does, its event is parked and the others go on
    private Optional<Throwable> deliver(Delivery delivery) {
        try {
            subscription.consumer().accept(delivery);
            return Optional.empty();
        } catch (Throwable e) {
            return Optional.of(Failures.ofEvent(e));
        } finally {
            // Whoever interrupted the consumer did not mean the lane, which is told to close in another way.
            boolean _ = Thread.interrupted();
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }
}
