package dev.yore.subscription;

import dev.yore.store.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a subscription that is run here fares; one that is divided has one of these for each of its shares.
 *
 * @param name the subscription
 * @param share which of its shares, from 1
 * @param state what it does
 * @param checkpoint how far it has come: every event before it is delivered or parked
 * @param lagEvents how many events of the log lie behind that, whether they concern it or not
 * @param lag how long ago the first of them was recorded; zero where there is none
 * @param delivered how many events were delivered here
 * @param inFlight how many events were read and are neither delivered nor parked
 * @param parked how many events are parked
 * @param problem what keeps it waiting, if something does
 * @param progress when it last got further, or was seen to have nothing to do
 */
public record SubscriptionStatus(
        String name,
        int share,
        State state,
        Checkpoint checkpoint,
        long lagEvents,
        Duration lag,
        long delivered,
        int inFlight,
        int parked,
        Optional<String> problem,
        Instant progress) {

    /** What a subscription does. */
    public enum State {
        /** It asks for its lease. */
        STARTING,
        /** Another process runs it; it takes over when that one ends, or lets it go. */
        STANDING_BY,
        /** It delivers. */
        DELIVERING,
        /** All is delivered; it waits for more. */
        LIVE,
        /** As many events are parked as may be; it reads no more until there are less. */
        FULL,
        /** A store cannot be reached; it tries again. */
        RETRYING,
        /** It was closed. */
        CLOSED
    }

    /** Whether nothing is wrong: it works, waits for events or stands by. */
    public boolean healthy() {
        return state != State.FULL && state != State.RETRYING && state != State.CLOSED;
    }
}
