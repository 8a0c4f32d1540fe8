package dev.yore.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The times of envelopes: ISO 8601 with a zone, or without one, which then is UTC.
 *
 * <p>Python's {@code datetime.isoformat() + 'Z'} writes a {@code Z} even behind an offset; there the offset counts.
 */
final class Timestamps {

    private static final int LATEST_START_OF_OFFSET = 6;

    private Timestamps() {}

    static Instant parse(String field, String text) {
        try {
            String time = hasOffsetBeforeZ(text) ? text.substring(0, text.length() - 1) : text;
            return endsWithZone(time)
                    ? OffsetDateTime.parse(time).toInstant()
                    : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw new InvalidEventException(
                    field, "must be an ISO 8601 time such as 2024-01-21T10:30:00Z, not \"" + text + "\"");
        }
    }

    private static boolean hasOffsetBeforeZ(String text) {
        return text.endsWith("Z") && endsWithOffset(text.substring(0, text.length() - 1));
    }

    private static boolean endsWithZone(String text) {
        return text.endsWith("Z") || endsWithOffset(text);
    }

    private static boolean endsWithOffset(String text) {
        int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        return sign >= text.length() - LATEST_START_OF_OFFSET && sign > text.indexOf('T') && text.indexOf('T') >= 0;
    }
}
