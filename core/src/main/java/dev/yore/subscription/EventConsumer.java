package dev.yore.subscription;

/** What takes the events of a subscription. Several threads call it at the same time, each for other streams. */
@FunctionalInterface
public interface EventConsumer {

    /**
     * Takes an event. When it returns, the event is delivered. The same event may come again: after a crash, or where this
     * call failed after it had an effect.
     *
     * @throws Exception if it cannot take the event: it is tried again, and in the end parked
     */
    void accept(Delivery delivery) throws Exception;
}
