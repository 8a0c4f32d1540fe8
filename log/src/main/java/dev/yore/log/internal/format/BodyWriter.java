package dev.yore.log.internal.format;

import static dev.yore.log.internal.format.EventBody.EXTRA;
import static dev.yore.log.internal.format.EventBody.METADATA;
import static dev.yore.log.internal.format.EventBody.SCHEMA;
import static dev.yore.log.internal.format.EventBody.TAGS;
import static dev.yore.log.internal.format.EventBody.TIME_BY_ID;
import static dev.yore.log.internal.format.EventBody.UUID_ID;

import dev.yore.event.Event;
import dev.yore.event.Json;

/** Writes the bodies of events; see {@link EventBody}. */
final class BodyWriter {

    private BodyWriter() {}

    static void write(Event event, ByteWriter out) {
        var uuid = event.id().uuid().orElse(null);
        var timestamp = event.timestamp();
        long high = uuid == null ? 0 : uuid.getMostSignificantBits();
        boolean byId = TimeById.fits(high, timestamp);
        int flags = (uuid == null ? 0 : UUID_ID)
                | (byId ? TIME_BY_ID : 0)
                | (event.schemaVersion() == 1 ? 0 : SCHEMA)
                | (event.tags().isEmpty() ? 0 : TAGS)
                | (event.metadata().isEmpty() ? 0 : METADATA)
                | (event.extra().equals(Json.EMPTY_OBJECT) ? 0 : EXTRA);
        out.putByte(flags);
        if (uuid == null) {
            out.putText(event.id().value());
        } else {
            out.putBigEndianLong(high);
            out.putBigEndianLong(uuid.getLeastSignificantBits());
        }
        if (byId) {
            putZigzag(TimeById.nanosAfter(high, timestamp), out);
        } else {
            putZigzag(timestamp.getEpochSecond(), out);
            out.putVarint(timestamp.getNano());
        }
        out.putText(event.type().name());
        out.putText(event.stream().value());
        writeOptional(event, flags, out);
        out.putJson(event.data());
    }

    private static void putZigzag(long value, ByteWriter out) {
        out.putVarint(value << 1 ^ value >> 63);
    }

    private static void writeOptional(Event event, int flags, ByteWriter out) {
        if ((flags & SCHEMA) != 0) {
            out.putVarint(event.schemaVersion());
        }
        if ((flags & TAGS) != 0) {
            out.putVarint(event.tags().size());
            event.tags().forEach(tag -> out.putText(tag.toString()));
        }
        if ((flags & METADATA) != 0) {
            out.putVarint(event.metadata().json().length());
            out.putJson(event.metadata().json());
        }
        if ((flags & EXTRA) != 0) {
            out.putVarint(event.extra().length());
            out.putJson(event.extra());
        }
    }
}
