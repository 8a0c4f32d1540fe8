package dev.yore.log.internal.format;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import dev.yore.event.Metadata;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;

/**
 * The body of an event's record: its parts are found, but not decoded before they are asked for.
 *
 * <pre>
 *   flags       1 byte: 1 the id is a UUID, 2 schema version, 4 tags, 8 metadata, 16 extra members, 32 timestamp by the id
 *   id          16 bytes, most significant first, or text
 *   timestamp   seconds since 1970 (varint, zigzag), nanoseconds (varint);
 *               by the id: nanoseconds after the time in it (varint, zigzag)
 *   type        text
 *   stream      text
 *   schema      varint, where it is not 1
 *   tags        count (varint), each as text key:value, where there are any
 *   metadata    length (varint), JSON, where there is any
 *   extra       length (varint), JSON, where there is any
 *   data        JSON, up to the end
 * </pre>
 *
 * A text is its length in bytes (varint) and its UTF-8. A varint has seven bits a byte, the least significant first. Most events get
 * their id and their timestamp at one moment, so that what one says need not be said again: see {@link TimeById}.
 */
public final class EventBody {

    static final int UUID_ID = 1;
    static final int SCHEMA = 2;
    static final int TAGS = 4;
    static final int METADATA = 8;
    static final int EXTRA = 16;
    static final int TIME_BY_ID = 32;
    private static final int UUID_BYTES = 16;

    private final byte[] bytes;
    private final int end;
    private final int flags;
    private final long time;
    private final int nanos;
    private final int id;
    private final int idLength;
    private final int type;
    private final int typeLength;
    private final int stream;
    private final int streamLength;
    private final int rest;
    private int at;

    /** The body that these bytes are. */
    public EventBody(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    EventBody(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.end = end;
        at = start;
        flags = bytes[at++];
        idLength = has(UUID_ID) ? UUID_BYTES : (int) varint();
        id = skip(idLength);
        long zigzag = varint();
        time = zigzag >>> 1 ^ -(zigzag & 1);
        nanos = has(TIME_BY_ID) ? 0 : (int) varint();
        typeLength = (int) varint();
        type = skip(typeLength);
        streamLength = (int) varint();
        stream = skip(streamLength);
        rest = at;
    }

    /** The event, decoded. */
    public Event event() {
        at = rest;
        int schemaVersion = has(SCHEMA) ? (int) varint() : 1;
        Set<Tag> tags = has(TAGS) ? tags() : Set.of();
        var metadata = has(METADATA) ? Metadata.ofTrusted(json((int) varint())) : Metadata.NONE;
        var extra = has(EXTRA) ? json((int) varint()) : Json.EMPTY_OBJECT;
        var data = json(end - at);
        return new Event(id(), type(), stream(), timestamp(), data, schemaVersion, metadata, tags, extra);
    }

    /** The event's id. */
    public EventId id() {
        return has(UUID_ID)
                ? EventId.of(new UUID(bigEndianLong(id), bigEndianLong(id + Long.BYTES)))
                : EventId.of(text(id, idLength));
    }

    /** The event's type. */
    public EventType type() {
        return KnownTypes.of(bytes, type, typeLength);
    }

    /** The event's stream. */
    public StreamId stream() {
        return StreamId.of(text(stream, streamLength));
    }

    /** Whether the event is of this stream. */
    public boolean isOf(StreamId other) {
        return stream().equals(other);
    }

    /** The term of the event's id. */
    public long idTerm() {
        return Terms.hash(has(UUID_ID) ? Terms.Kind.UUID_ID : Terms.Kind.TEXT_ID, bytes, id, idLength);
    }

    /** Where the event's id stands in the order of time-ordered ids; see {@link Terms#order}. */
    public long idOrder() {
        return has(UUID_ID) ? Terms.order(bigEndianLong(id)) : 0;
    }

    /** The term of the event's stream. */
    public long streamTerm() {
        return Terms.hash(Terms.Kind.STREAM, bytes, stream, streamLength);
    }

    /** Hands over the terms of the event's type and tags. */
    public void typeAndTagTerms(LongConsumer terms) {
        terms.accept(Terms.hash(Terms.Kind.TYPE, bytes, type, typeLength));
        if (has(TAGS)) {
            at = rest;
            if (has(SCHEMA)) {
                varint();
            }
            for (long left = varint(); left > 0; left--) {
                int length = (int) varint();
                terms.accept(Terms.hash(Terms.Kind.TAG, bytes, skip(length), length));
            }
        }
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }

    private Instant timestamp() {
        return has(TIME_BY_ID) ? TimeById.plus(bigEndianLong(id), time) : Instant.ofEpochSecond(time, nanos);
    }

    private Set<Tag> tags() {
        int count = (int) varint();
        var tags = LinkedHashSet.<Tag>newLinkedHashSet(count);
        for (int i = 0; i < count; i++) {
            int length = (int) varint();
            tags.add(Tag.parse(text(skip(length), length)));
        }
        return tags;
    }

    private Json json(int length) {
        int start = skip(length);
        return Json.ofTrusted(bytes, start, length);
    }

    private int skip(int length) {
        int start = at;
        at += length;
        return start;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private long bigEndianLong(int start) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | bytes[start + i] & 0xFF;
        }
        return value;
    }

    private String text(int start, int length) {
        return new String(bytes, start, length, StandardCharsets.UTF_8);
    }
}
