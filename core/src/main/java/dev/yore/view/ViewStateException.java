package dev.yore.view;

import dev.yore.YoreException;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import java.util.Optional;

/** A view is not in the state for what was asked: nothing to skip, still serving, still being written. Nothing changed. */
public final class ViewStateException extends YoreException {
    private static final long serialVersionUID = 1;

    private ViewStateException(String message) {
        super(message);
    }

    /** It cannot be dropped: readers would find another one, or none. */
    public static ViewStateException stillServes(ViewId id) {
        return new ViewStateException(
                "view " + id + " serves its readers: switch to another version before you drop it");
    }

    /** It cannot be dropped: an owner writes it. */
    public static ViewStateException stillWritten(ViewId id, String owner) {
        return new ViewStateException("view " + id + " is being written by " + owner + ": stop that first");
    }

    /** It cannot be written or served from here: others have what serves published too, in a table that is not named here. */
    public static ViewStateException publishedElsewhere(ViewId id, String table) {
        return new ViewStateException(
                "view " + id + " is published in table " + table + ": name that table where you open the views");
    }

    /** There is nothing to skip at this position. */
    public static ViewStateException notStoppedThere(ViewId id, Position position, Optional<Stop> stop) {
        return new ViewStateException("view " + id + " is not stopped at position " + position + ", but "
                + stop.map(it -> "at position " + it.position()).orElse("not at all"));
    }

    /** It cannot be retried: the subscription has not parked it. */
    public static ViewStateException notParked(String subscription, Position position) {
        return new ViewStateException("subscription " + subscription + " has parked no event at position " + position);
    }

    /** It cannot be run: it was first run with another number of shares. */
    public static ViewStateException dividedOtherwise(String subscription, int begun, int asked) {
        return new ViewStateException("subscription " + subscription + " is divided into " + begun
                + " shares, and not into " + asked + ": run it with " + begun + ", or another subscription");
    }

    /** It cannot be retried by itself: an earlier event of its stream is parked. */
    public static ViewStateException waitsBehind(Position position, StreamId stream) {
        return new ViewStateException("the event at position " + position + " waits behind an earlier one of stream "
                + stream + ": retry that one, or drop it");
    }
}
