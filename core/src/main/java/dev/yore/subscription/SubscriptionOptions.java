package dev.yore.subscription;

import dev.yore.view.LeaseHolder.Waits;
import java.time.Duration;

/**
 * How subscriptions are run. Of one that is divided into shares, it is how each share is run.
 *
 * @param consumers how many events of each are delivered at the same time
 * @param inFlight the most events that are read and not delivered yet, and the most parked ones that are on their way again
 * @param attempts how often an event is tried before it is parked
 * @param firstRetry how long to wait before the second attempt; each further wait is twice as long
 * @param lastRetry the longest such wait
 * @param maxParked when so many events are parked the subscription reads no more until there are less; of those in flight some
 *     may be parked beyond that
 * @param closing how long a call of a consumer is waited for when it is closed, before its thread is interrupted
 * @param waits how long it waits for other processes, and for stores that are out of reach
 */
public record SubscriptionOptions(
        int consumers,
        int inFlight,
        int attempts,
        Duration firstRetry,
        Duration lastRetry,
        int maxParked,
        Duration closing,
        Waits waits) {

    /**
     * 8 consumers, 1,000 events in flight, 5 attempts within some 7 seconds, 10,000 events parked, 10 seconds to close.
     */
    public static final SubscriptionOptions DEFAULT = new SubscriptionOptions(
            8,
            1_000,
            5,
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            10_000,
            Duration.ofSeconds(10),
            new Waits(Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofSeconds(15)));

    /** @throws IllegalArgumentException if something is not positive */
    public SubscriptionOptions {
        if (consumers < 1 || inFlight < 1 || attempts < 1 || maxParked < 1) {
            throw new IllegalArgumentException("options of subscriptions must be positive");
        }
        if (firstRetry.isNegative() || lastRetry.compareTo(firstRetry) < 0 || closing.isNegative()) {
            throw new IllegalArgumentException(
                    "retries of a subscription must not be negative, the last not the shorter");
        }
    }

    /** The same with so many events delivered at the same time. */
    public SubscriptionOptions consumers(int count) {
        return new SubscriptionOptions(count, inFlight, attempts, firstRetry, lastRetry, maxParked, closing, waits);
    }

    /** The same with so many events in flight. */
    public SubscriptionOptions inFlight(int events) {
        return new SubscriptionOptions(consumers, events, attempts, firstRetry, lastRetry, maxParked, closing, waits);
    }

    /** The same with so many attempts, and such waits between them. */
    public SubscriptionOptions attempts(int count, Duration first, Duration last) {
        return new SubscriptionOptions(consumers, inFlight, count, first, last, maxParked, closing, waits);
    }

    /** The same with at most so many events parked. */
    public SubscriptionOptions maxParked(int events) {
        return new SubscriptionOptions(consumers, inFlight, attempts, firstRetry, lastRetry, events, closing, waits);
    }

    /** The same with such waits for other processes and for stores. */
    public SubscriptionOptions waits(Waits other) {
        return new SubscriptionOptions(consumers, inFlight, attempts, firstRetry, lastRetry, maxParked, closing, other);
    }
}
