package dev.yore.domain;

import static java.util.Objects.requireNonNull;

import dev.yore.event.EventType;
import java.util.Comparator;
import java.util.Optional;

/**
 * An event type in one version of its schema.
 *
 * @param type the type
 * @param schemaVersion the version of its schema, from 1
 * @param record the record that is written in this shape; empty for one that was written once and is still read
 */
public record EventShape(EventType type, int schemaVersion, Optional<Class<?>> record)
        implements Comparable<EventShape> {

    private static final Comparator<EventShape> BY_TYPE_AND_VERSION =
            Comparator.comparing(EventShape::type).thenComparingInt(EventShape::schemaVersion);

    /** @throws IllegalArgumentException if the version is less than 1 */
    public EventShape {
        requireNonNull(type, "type");
        requireNonNull(record, "record");
        if (schemaVersion < 1) {
            throw new IllegalArgumentException("schema version " + schemaVersion + " is less than 1");
        }
    }

    /** By type, then by version. */
    @Override
    public int compareTo(EventShape other) {
        return BY_TYPE_AND_VERSION.compare(this, other);
    }

    @Override
    public String toString() {
        return type + " in version " + schemaVersion;
    }
}
