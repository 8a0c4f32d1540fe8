package dev.yore.event;

import java.util.UUID;

/**
 * What identifies an event, for ever: the same id sent again is the same event.
 *
 * <p>{@link #next()} makes a time-ordered UUID (version 7), which engines look up fastest. A producer that derives an
 * event from a cause may derive its id too; any text of at most {@value #MAX_CHARACTERS} characters will do.
 *
 * @param value the id as text
 */
public record EventId(String value) implements Comparable<EventId> {

    /** The longest id, in characters. */
    public static final int MAX_CHARACTERS = 128;

    /** @throws InvalidEventException if the id is empty, too long, or holds control characters */
    public EventId {
        if (value.length() > MAX_CHARACTERS && value.codePointCount(0, value.length()) > MAX_CHARACTERS) {
            throw new InvalidEventException("eventId", "is longer than " + MAX_CHARACTERS + " characters");
        }
        Text.require("eventId", value, 4 * MAX_CHARACTERS);
    }

    /** The id with this text. */
    public static EventId of(String value) {
        return new EventId(value);
    }

    /** A new id: a UUID of version 7, greater than every one that this process made before. Any thread may call it. */
    public static EventId next() {
        return of(TimeOrderedUuids.next());
    }

    /** The id that is this UUID in its canonical, lower-case form. */
    public static EventId of(UUID uuid) {
        return new EventId(uuid.toString());
    }

    @Override
    public int compareTo(EventId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
