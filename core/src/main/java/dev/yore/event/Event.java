package dev.yore.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A fact that happened in the domain, as its producer states it. It never changes.
 *
 * <p>What the log adds to it when it takes it (version, position, time of recording) is in {@link RecordedEvent}.
 *
 * @param id what identifies it for ever
 * @param type what kind of fact it is
 * @param stream the aggregate that it happened to
 * @param timestamp when it happened, as the producer says; between the years 0 and 9999
 * @param data what happened: a JSON object
 * @param schemaVersion the version of its type's schema, from 1
 * @param metadata how it came to be
 * @param tags the entities that it concerns, in the order given
 * @param extra members of its envelope that Yore does not know, as a JSON object; they survive a round trip
 */
public record Event(
        EventId id,
        EventType type,
        StreamId stream,
        Instant timestamp,
        Json data,
        int schemaVersion,
        Metadata metadata,
        Set<Tag> tags,
        Json extra) {

    /** The earliest time that an event can have. */
    public static final Instant MIN_TIMESTAMP = Instant.parse("0000-01-01T00:00:00Z");

    /** The latest time that an event can have. */
    public static final Instant MAX_TIMESTAMP = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /**
     * Checks it.
     *
     * @throws InvalidEventException if a time or a schema version is out of range, the data is no JSON object, or an extra
     *     member has the name of one that Yore knows
     */
    public Event {
        if (timestamp.isBefore(MIN_TIMESTAMP) || timestamp.isAfter(MAX_TIMESTAMP)) {
            throw new InvalidEventException("timestamp", "must be between the years 0 and 9999, not " + timestamp);
        }
        if (schemaVersion < 1) {
            throw new InvalidEventException("schemaVersion", "must be 1 or more, not " + schemaVersion);
        }
        requireObject("data", data);
        requireObject("extra", extra);
        requireUnknown(extra);
        tags = tags.isEmpty() ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(tags));
    }

    /** An event with a new id, which happened now. */
    public static Event of(StreamId stream, EventType type, Json data) {
        return new Event(
                EventId.next(), type, stream, Instant.now(), data, 1, Metadata.NONE, Set.of(), Json.EMPTY_OBJECT);
    }

    /** An event with a new id, which happened now. */
    public static Event of(String stream, String type, Json data) {
        return of(StreamId.of(stream), EventType.of(type), data);
    }

    /** The same with another id. */
    public Event withId(EventId id) {
        return new Event(id, type, stream, timestamp, data, schemaVersion, metadata, tags, extra);
    }

    /** The same at another time. */
    public Event withTimestamp(Instant timestamp) {
        return new Event(id, type, stream, timestamp, data, schemaVersion, metadata, tags, extra);
    }

    /** The same with another version of its schema. */
    public Event withSchemaVersion(int schemaVersion) {
        return new Event(id, type, stream, timestamp, data, schemaVersion, metadata, tags, extra);
    }

    /** The same with other metadata. */
    public Event withMetadata(Metadata metadata) {
        return new Event(id, type, stream, timestamp, data, schemaVersion, metadata, tags, extra);
    }

    /** The same with other tags. */
    public Event withTags(Collection<Tag> tags) {
        return new Event(id, type, stream, timestamp, data, schemaVersion, metadata, new LinkedHashSet<>(tags), extra);
    }

    /** The same with other tags. */
    public Event withTags(Tag... tags) {
        return withTags(List.of(tags));
    }

    /**
     * Its size in bytes, which {@code Limits} bound: the UTF-8 text of all that its producer wrote, without punctuation.
     */
    public int size() {
        int tagBytes = 0;
        for (var tag : tags) {
            tagBytes += utf8(tag.key()) + 1 + utf8(tag.value());
        }
        return id.size()
                + utf8(type.name())
                + utf8(stream.value())
                + data.length()
                + (metadata.isEmpty() ? 0 : metadata.json().length())
                + (extra.length() == 2 ? 0 : extra.length())
                + tagBytes;
    }

    static int utf8(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return length;
    }

    private static void requireUnknown(Json extra) {
        if (extra.length() > Json.EMPTY_OBJECT.length()) {
            for (var name : extra.tree().propertyNames()) {
                if (Envelope.MEMBERS.contains(name)) {
                    throw new InvalidEventException(
                            "extra", "names \"" + name + "\", which Yore knows: it has a place of its own");
                }
            }
        }
    }

    private static void requireObject(String field, Json json) {
        if (!json.isObject()) {
            throw new InvalidEventException(field, "must be a JSON object, not " + json);
        }
    }
}
