package dev.yore.event;

import java.time.Instant;
import java.util.Set;

/**
 * An event in the log: the fact, and what the log gave it when it took it.
 *
 * @param event the fact, as its producer stated it
 * @param version its rank in its stream
 * @param position where it stands in the log
 * @param recordedAt when the log took it, in microseconds; it never goes backwards along the positions of a partition
 * @param commit the events that were recorded together with it, itself among them
 */
public record RecordedEvent(Event event, Version version, Position position, Instant recordedAt, CommitSpan commit) {

    /** What identifies it for ever. */
    public EventId id() {
        return event.id();
    }

    /** What kind of fact it is. */
    public EventType type() {
        return event.type();
    }

    /** The aggregate that it happened to. */
    public StreamId stream() {
        return event.stream();
    }

    /** When it happened, as its producer said. */
    public Instant timestamp() {
        return event.timestamp();
    }

    /** What happened: a JSON object. */
    public Json data() {
        return event.data();
    }

    /** The version of its type's schema, from 1. */
    public int schemaVersion() {
        return event.schemaVersion();
    }

    /** How it came to be. */
    public Metadata metadata() {
        return event.metadata();
    }

    /** The entities that it concerns. */
    public Set<Tag> tags() {
        return event.tags();
    }
}
