package dev.yore.projection;

import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import java.time.Instant;

/**
 * A domain's event and where it stands in the log. Where an {@link dev.yore.domain.Upcaster} makes several events of a
 * recorded one, there is a fact for each of them.
 *
 * @param event what happened
 * @param recorded the same as it was recorded
 * @param <E> the domain's events
 */
public record Fact<E>(E event, RecordedEvent recorded) {

    /** The aggregate that it happened to. */
    public StreamId stream() {
        return recorded.stream();
    }

    /** When it happened, as its producer said. */
    public Instant timestamp() {
        return recorded.timestamp();
    }

    /** When the log took it. */
    public Instant recordedAt() {
        return recorded.recordedAt();
    }

    /** Where it stands in the log. */
    public Position position() {
        return recorded.position();
    }

    /** Its rank in its stream. */
    public Version version() {
        return recorded.version();
    }
}
