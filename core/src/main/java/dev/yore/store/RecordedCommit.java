package dev.yore.store;

import dev.yore.event.Event;
import dev.yore.event.Position;
import java.time.Instant;
import java.util.List;

/**
 * A commit as another log recorded it.
 *
 * @param events its events, in order
 * @param first the position of its first event
 * @param recordedAt when that log took it
 */
public record RecordedCommit(List<Event> events, Position first, Instant recordedAt) {

    /** Copies the list. */
    public RecordedCommit {
        events = List.copyOf(events);
    }
}
