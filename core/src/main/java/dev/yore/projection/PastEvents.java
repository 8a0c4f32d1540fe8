package dev.yore.projection;

import dev.yore.domain.AsOf;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.store.Checkpoint;
import dev.yore.store.Cursor;
import dev.yore.store.EventStore;
import dev.yore.store.LogRange;
import java.util.Set;

/** The events that a projection is made of, seen from some point. */
record PastEvents(Projection<?, ?> projection, AsOf asOf, Set<Position> without) {

    PastEvents {
        if (asOf.version().isPresent()) {
            throw new IllegalArgumentException(
                    "a view is made of many streams and has no version: name a time or a position");
        }
    }

    /** How far they reach in the log, as it is now. */
    Checkpoint end(EventStore store) {
        return asOf.checkpoint().or(() -> asOf.recordedAt().map(store::headAt)).orElseGet(store::head);
    }

    /** All of them. */
    Cursor<RecordedEvent> read(EventStore store, Checkpoint end) {
        return store.read(projection.query(), LogRange.all().upTo(end)).filter(this::include);
    }

    /** Those of one stream. */
    Cursor<RecordedEvent> read(EventStore store, String stream) {
        return store.load(StreamId.of(stream)).filter(this::include);
    }

    private boolean include(RecordedEvent event) {
        return projection.query().matches(event.event())
                && projection.selects(event)
                && asOf.counts(event)
                && !without.contains(event.position());
    }
}
