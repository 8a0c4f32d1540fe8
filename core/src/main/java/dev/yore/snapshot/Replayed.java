package dev.yore.snapshot;

import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import java.time.Instant;
import java.util.Optional;

/**
 * The events that a load replays, and the states behind them that are worth being kept. For one thread.
 *
 * @param <S> the state
 */
public final class Replayed<S> {

    private final Snapshots<S> snapshots;
    private final StreamId stream;
    private Instant latest;
    private long nextVersion;
    private long events;
    private long bytes;

    Replayed(Snapshots<S> snapshots, StreamId stream, Optional<SnapshotMark> begin) {
        this.snapshots = snapshots;
        this.stream = stream;
        this.latest = begin.map(SnapshotMark::latest).orElse(Instant.MIN);
        this.nextVersion = begin.map(it -> it.version().value() + 1).orElse(1L);
    }

    /** An event was replayed, and this is the state behind it. Once an event is left out, nothing more is kept. */
    public void event(RecordedEvent event, S state) {
        if (event.version().value() != nextVersion) {
            nextVersion = 0;
            return;
        }
        nextVersion++;
        events++;
        bytes += event.data().length();
        latest = event.timestamp().isAfter(latest) ? event.timestamp() : latest;
        if (snapshots.isDue(events, bytes)) {
            snapshots.keep(stream, event, latest, state);
            events = 0;
            bytes = 0;
        }
    }
}
