package dev.yore.snapshot;

import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Version;
import java.time.Instant;

/**
 * Up to where a state is the fold of its stream's events, all of them.
 *
 * @param version the version of the last event
 * @param position where that event stands
 * @param event its id
 * @param recordedAt when it was recorded
 * @param latest the latest timestamp of all the events
 */
public record SnapshotMark(Version version, Position position, EventId event, Instant recordedAt, Instant latest) {

    /** The mark of a state behind this event, of events none of which is later than {@code latest}. */
    public static SnapshotMark of(RecordedEvent event, Instant latest) {
        return new SnapshotMark(event.version(), event.position(), event.id(), event.recordedAt(), latest);
    }

    /** Whether it stands at this event, and not at one of another store. */
    public boolean isAt(RecordedEvent recorded) {
        return recorded.version().equals(version)
                && recorded.position().equals(position)
                && recorded.id().equals(event);
    }
}
