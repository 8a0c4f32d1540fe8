package dev.yore.projection;

import dev.yore.projection.Status.State;
import dev.yore.store.Checkpoint;
import dev.yore.view.Stop;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far a projection has come here. Immutable: each change gives another one. */
record Progress(
        State state,
        Checkpoint checkpoint,
        long events,
        double rate,
        Optional<Stop> stop,
        Optional<String> problem,
        Instant at) {

    /** By so much of the way does a new rate move the known one. */
    private static final double WEIGHT = 0.3;

    private static final double NANOS = 1e9;

    static Progress none(Instant now) {
        return new Progress(State.STARTING, Checkpoint.START, 0, 0, Optional.empty(), Optional.empty(), now);
    }

    /** It stands as its view does. */
    Progress opened(ViewInfo view) {
        return new Progress(state, view.checkpoint(), view.events(), rate, view.stop(), problem, at);
    }

    Progress in(State other) {
        return new Progress(other, checkpoint, events, rate, Optional.empty(), Optional.empty(), at);
    }

    /** Another process writes the view; what is known of that is shown. */
    Progress standingBy(Optional<ViewInfo> view) {
        var known = view.map(this::opened).orElseGet(() -> in(state));
        return new Progress(
                State.STANDING_BY, known.checkpoint, known.events, 0, known.stop, Optional.empty(), known.at);
    }

    Progress stopped(Stop why) {
        return new Progress(State.STOPPED, checkpoint, events, 0, Optional.of(why), Optional.empty(), at);
    }

    Progress waitingFor(String trouble) {
        return new Progress(State.RETRYING, checkpoint, events, 0, stop, Optional.of(trouble), at);
    }

    /** So many events more were applied in a time. */
    Progress advanced(State now, Checkpoint reached, int applied, Duration took, Instant when) {
        double current = applied / Math.max(took.toNanos() / NANOS, 1e-6);
        double smooth = rate == 0 ? current : rate + WEIGHT * (current - rate);
        return new Progress(now, reached, events + applied, smooth, Optional.empty(), Optional.empty(), when);
    }

    /** There was nothing to do. */
    Progress idle(Instant when) {
        return new Progress(State.LIVE, checkpoint, events, 0, Optional.empty(), Optional.empty(), when);
    }

    Status status(ViewId view, Lag lag) {
        return new Status(view, state, checkpoint, lag.events(), lag.time(), events, rate, stop, problem, at);
    }
}
