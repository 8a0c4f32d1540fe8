package dev.yore.subscription;

import dev.yore.event.RecordedEvent;
import dev.yore.store.Query;
import dev.yore.view.ViewId;

/**
 * Which events go to which consumer.
 *
 * <pre>{@code
 * var mails = Subscription.named("mails")
 *         .to(Query.types("OrderShipped"))
 *         .deliveredTo(delivery -> mailer.send(delivery.event()));
 * }</pre>
 *
 * <p>The events of a stream come one after the other, in their order; those of different streams at the same time. A new
 * subscription begins with the first event of the log, unless it is told otherwise; from then on it goes on where it was.
 * Immutable.
 *
 * @param name what it is known by, and its place in the log with it: at most {@value #MAX_NAME} characters, as a view is called
 * @param query the events
 * @param streams their streams begin so
 * @param start where it begins when it is run for the first time
 * @param consumer what takes them
 */
public record Subscription(String name, Query query, String streams, Start start, EventConsumer consumer) {

    /** The longest name. */
    public static final int MAX_NAME = 30;

    private static final String PREFIX = "subscription-";

    /** Where a subscription begins that has never run. */
    public enum Start {
        /** With the first event of the log. */
        FIRST_EVENT,
        /** With the events that are recorded after it was first run. */
        NOW
    }

    /** @throws IllegalArgumentException if the name cannot be */
    public Subscription {
        stateOf(name);
    }

    /** Begins a subscription to all events. */
    public static Draft named(String name) {
        stateOf(name);
        return new Draft(name, Query.all(), "", Start.FIRST_EVENT);
    }

    /**
     * A subscription that lacks its consumer.
     *
     * @param name what it is known by
     * @param query the events
     * @param streams their streams begin so
     * @param start where it begins
     */
    public record Draft(String name, Query query, String streams, Start start) {

        /** The same to these events. */
        public Draft to(Query events) {
            return new Draft(name, events, streams, start);
        }

        /** The same to the events alone of streams whose ids begin so. */
        public Draft streams(String prefix) {
            return new Draft(name, query, prefix, start);
        }

        /** The same, beginning there. */
        public Draft startingAt(Start place) {
            return new Draft(name, query, streams, place);
        }

        /** The subscription of this consumer. */
        public Subscription deliveredTo(EventConsumer consumer) {
            return new Subscription(name, query, streams, start, consumer);
        }
    }

    /** Whether an event that matches the query is one of them. */
    public boolean selects(RecordedEvent event) {
        return event.stream().value().startsWith(streams);
    }

    /** The view in which a subscription of this name keeps how far it is and what it has parked. */
    public static ViewId stateOf(String name) {
        ViewId.requireName(name);
        if (name.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "the name of a subscription has at most " + MAX_NAME + " characters: " + name);
        }
        return new ViewId(PREFIX + name, 1);
    }

    /** The view in which it is kept what people decided on parked events. */
    static ViewId decisionsOf(String name) {
        return new ViewId(stateOf(name).name(), 2);
    }

    /** Whether a view is the state of a subscription. */
    public static boolean isState(ViewId view) {
        return view.name().startsWith(PREFIX);
    }

    /** The name of the subscription whose state a view is. */
    public static String nameOf(ViewId state) {
        return state.name().substring(PREFIX.length());
    }
}
