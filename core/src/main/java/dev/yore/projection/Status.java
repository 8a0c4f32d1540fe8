package dev.yore.projection;

import dev.yore.store.Checkpoint;
import dev.yore.view.Stop;
import dev.yore.view.ViewId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a projection that is run here fares.
 *
 * @param view what it makes
 * @param state what it does
 * @param checkpoint how far its view has come
 * @param lagEvents how many events of the log lie behind that, whether they concern it or not
 * @param lag how long ago the first of them was recorded; zero where there is none
 * @param events how many events were applied to the view
 * @param rate events applied here in a second, lately
 * @param stop why it goes no further, if it does not
 * @param problem what keeps it waiting, if something does; it goes on by itself
 * @param progress when it last got further, or was seen to have nothing to do
 */
public record Status(
        ViewId view,
        State state,
        Checkpoint checkpoint,
        long lagEvents,
        Duration lag,
        long events,
        double rate,
        Optional<Stop> stop,
        Optional<String> problem,
        Instant progress) {

    /** What a projection does. */
    public enum State {
        /** It asks for the lease of its view. */
        STARTING,
        /** Another process writes the view; it takes over when that one ends. */
        STANDING_BY,
        /** It applies what the log holds. */
        CATCHING_UP,
        /** The same, for a version that does not serve yet. */
        REBUILDING,
        /** It has applied all and waits for more. */
        LIVE,
        /** A store cannot be reached; it tries again. */
        RETRYING,
        /** An event cannot be applied; it waits to be resumed, or told to skip it. */
        STOPPED,
        /** It was closed. */
        CLOSED
    }

    /** Whether nothing is wrong: it works, waits for events, or stands by one that does. */
    public boolean healthy() {
        return stop.isEmpty() && state != State.RETRYING && state != State.CLOSED;
    }
}
