package dev.yore.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What identifies an event, for ever: the same id sent again is the same event.
 *
 * <p>{@link #next()} makes a time-ordered UUID (version 7), which engines look up fastest. A producer that derives an
 * event from a cause may derive its id too; any text of at most {@value #MAX_CHARACTERS} characters will do.
 *
 * <p>Two ids are equal when their texts are, and ordered as these. Immutable.
 */
public final class EventId implements Comparable<EventId> {

    /** The longest id, in characters. */
    public static final int MAX_CHARACTERS = 128;

    private static final int UUID_CHARACTERS = 36;
    private static final int FIRST_DASH = 8;

    /** The id where it is a UUID in its canonical form, of which the text is made when it is asked for; otherwise null. */
    private final @Nullable UUID uuid;

    /** The id where it is another text. */
    private final String text;

    private EventId(@Nullable UUID uuid, String text) {
        this.uuid = uuid;
        this.text = text;
    }

    /**
     * The id with this text.
     *
     * @throws InvalidEventException if the id is empty, too long, or holds control characters
     */
    @JsonCreator
    public static EventId of(@JsonProperty("value") String value) {
        var uuid = canonicalUuid(value);
        if (uuid != null) {
            return of(uuid);
        }
        if (value.length() > MAX_CHARACTERS && value.codePointCount(0, value.length()) > MAX_CHARACTERS) {
            throw new InvalidEventException("eventId", "is longer than " + MAX_CHARACTERS + " characters");
        }
        return new EventId(null, Text.require("eventId", value, 4 * MAX_CHARACTERS));
    }

    /** A new id: a UUID of version 7, greater than every one that this process made before. Any thread may call it. */
    public static EventId next() {
        return of(TimeOrderedUuids.next());
    }

    /** The id that is this UUID in its canonical, lower-case form. */
    public static EventId of(UUID uuid) {
        return new EventId(uuid, "");
    }

    /** The id as text. */
    @JsonProperty
    public String value() {
        return uuid == null ? text : uuid.toString();
    }

    /** The id as a UUID, where its text is one in its canonical, lower-case form. */
    public Optional<UUID> uuid() {
        return Optional.ofNullable(uuid);
    }

    /** How many bytes of UTF-8 its text has. */
    int size() {
        return uuid == null ? Event.utf8(text) : UUID_CHARACTERS;
    }

    private static @Nullable UUID canonicalUuid(String text) {
        if (text.length() != UUID_CHARACTERS || text.charAt(FIRST_DASH) != '-') {
            return null;
        }
        try {
            var uuid = UUID.fromString(text);
            return uuid.toString().equals(text) ? uuid : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    @Override
    public int compareTo(EventId other) {
        if (uuid == null || other.uuid == null) {
            return value().compareTo(other.value());
        }
        int high = Long.compareUnsigned(uuid.getMostSignificantBits(), other.uuid.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(uuid.getLeastSignificantBits(), other.uuid.getLeastSignificantBits());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventId that
                && (uuid == null ? that.uuid == null && text.equals(that.text) : uuid.equals(that.uuid));
    }

    @Override
    public int hashCode() {
        return uuid == null ? text.hashCode() : uuid.hashCode();
    }

    /** Its text. */
    @Override
    public String toString() {
        return value();
    }
}
