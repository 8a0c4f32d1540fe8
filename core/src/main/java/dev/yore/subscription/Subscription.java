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
 *
 * <p>Of several processes that run it one works and the others stand by, unless it is divided into shares: then they work
 * together. Immutable.
 *
 * @param name what it is known by, and its place in the log with it: at most {@value #MAX_NAME} characters, as a view is called
 * @param query the events
 * @param streams their streams begin so
 * @param start where it begins when it is run for the first time
 * @param shares how many parts it is divided into, which so many processes may run at the same time, from 1 to
 *     {@value #MAX_SHARES}; see {@link Draft#shares}
 * @param consumer what takes them
 */
public record Subscription(String name, Query query, String streams, Start start, int shares, EventConsumer consumer) {

    /** The longest name. */
    public static final int MAX_NAME = 30;

    /** The most shares. */
    public static final int MAX_SHARES = 64;

    private static final String PREFIX = "subscription-";

    /** Where a subscription begins that has never run. */
    public enum Start {
        /** With the first event of the log. */
        FIRST_EVENT,
        /** With the events that are recorded after it was first run. */
        NOW
    }

    /** @throws IllegalArgumentException if the name or the number of shares cannot be */
    public Subscription {
        stateOf(name);
        if (shares < 1 || shares > MAX_SHARES) {
            throw new IllegalArgumentException(
                    "a subscription has 1 to " + MAX_SHARES + " shares, and not " + shares + ": " + name);
        }
    }

    /** Begins a subscription to all events. */
    public static Draft named(String name) {
        stateOf(name);
        return new Draft(name, Query.all(), "", Start.FIRST_EVENT, 1);
    }

    /**
     * A subscription that lacks its consumer.
     *
     * @param name what it is known by
     * @param query the events
     * @param streams their streams begin so
     * @param start where it begins
     * @param shares how many parts it is divided into
     */
    public record Draft(String name, Query query, String streams, Start start, int shares) {

        /** The same to these events. */
        public Draft to(Query events) {
            return new Draft(name, events, streams, start, shares);
        }

        /** The same to the events alone of streams whose ids begin so. */
        public Draft streams(String prefix) {
            return new Draft(name, query, prefix, start, shares);
        }

        /** The same, beginning there. */
        public Draft startingAt(Start place) {
            return new Draft(name, query, streams, place, shares);
        }

        /**
         * The same divided into so many shares, which the processes that run it have among them, as evenly as can be: each
         * stream lies in one of them, by a hash of its id. When a process comes, the others let some of theirs go; when one goes,
         * they take over its. Each share reads the log by itself, and the options of subscriptions are those of a share.
         *
         * <p>The number stays as it is when the subscription is first run. One that is run with another number delivers nothing,
         * and its status says why. So choose it greater than that of the processes that there will be.
         */
        public Draft shares(int count) {
            return new Draft(name, query, streams, start, count);
        }

        /** The subscription of this consumer. */
        public Subscription deliveredTo(EventConsumer consumer) {
            return new Subscription(name, query, streams, start, shares, consumer);
        }
    }

    /** Whether an event that matches the query is one of them. */
    public boolean selects(RecordedEvent event) {
        return event.stream().value().startsWith(streams);
    }

    /** The view in which a subscription of this name keeps how far it is and what it has parked; that of its first share. */
    public static ViewId stateOf(String name) {
        return stateOf(name, 1);
    }

    /** The view in which a share keeps how far it is and what it has parked. */
    static ViewId stateOf(String name, int share) {
        ViewId.requireName(name);
        if (name.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "the name of a subscription has at most " + MAX_NAME + " characters: " + name);
        }
        return new ViewId(PREFIX + name, share);
    }

    /** The view in which it is kept what people decided on parked events. */
    static ViewId decisionsOf(String name) {
        return stateOf(name, MAX_SHARES + 1);
    }

    /** The view whose lease a process takes to say that it waits for shares. */
    static ViewId doorOf(String name) {
        return stateOf(name, MAX_SHARES + 2);
    }

    /** Whether a view is one that a subscription keeps for itself. */
    public static boolean isState(ViewId view) {
        return view.name().startsWith(PREFIX);
    }

    /** Whether a view is the state of a share. */
    static boolean isShare(ViewId view) {
        return isState(view) && view.version() <= MAX_SHARES;
    }

    /** The name of the subscription that keeps a view. */
    public static String nameOf(ViewId state) {
        return state.name().substring(PREFIX.length());
    }
}
