package dev.yore.projection;

import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.Follower;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes the events of a projection from the log, many at a time where there are many. */
final class BatchReader {

    private final Follower follower;
    private final Projection<?, ?> projection;
    private final ProjectionOptions options;
    private final Set<Position> skipped;

    BatchReader(Follower follower, Projection<?, ?> projection, ProjectionOptions options, Set<Position> skipped) {
        this.follower = follower;
        this.projection = projection;
        this.options = options;
        this.skipped = skipped;
    }

    /**
     * Events that follow one another, of those that the projection is made of.
     *
     * @param end how far in the log they reach
     * @param full whether there may be more at once
     */
    record Batch(List<RecordedEvent> events, Checkpoint end, boolean full) {}

    /** The next events; none if there was none for so long. */
    Batch next(Duration wait) {
        var events = new ArrayList<RecordedEvent>();
        long bytes = 0;
        int read = 0;
        var patience = wait;
        while (read < options.batchEvents() && bytes < options.batchBytes()) {
            var event = follower.poll(patience);
            if (event.isEmpty()) {
                return new Batch(events, follower.checkpoint(), false);
            }
            read++;
            if (projection.selects(event.get()) && !skipped.contains(event.get().position())) {
                bytes += event.get().data().length();
                events.add(event.get());
            }
            patience = Duration.ZERO;
        }
        return new Batch(events, follower.checkpoint(), true);
    }

    boolean isClosed() {
        return follower.isClosed();
    }
}
