package dev.yore.log.internal.format;

import dev.yore.event.EventType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The types of events that were read lately: a log has few, and to find one here takes less than to make it. A type may push
 * another one out. Any thread may call it; what one has put there others may see or not.
 */
final class KnownTypes {

    private static final int SLOTS = 256;
    private static final @Nullable Known[] KNOWN = new @Nullable Known[SLOTS];

    private KnownTypes() {}

    private static final class Known {
        private final byte[] utf8;
        private final EventType type;

        Known(byte[] utf8, EventType type) {
            this.utf8 = utf8;
            this.type = type;
        }

        boolean is(byte[] bytes, int from, int length) {
            return Arrays.equals(utf8, 0, utf8.length, bytes, from, from + length);
        }
    }

    /** The type of which these bytes are the name. */
    static EventType of(byte[] bytes, int from, int length) {
        int slot = slot(bytes, from, length);
        var known = KNOWN[slot];
        if (known == null || !known.is(bytes, from, length)) {
            var type = EventType.of(new String(bytes, from, length, StandardCharsets.UTF_8));
            known = new Known(Arrays.copyOfRange(bytes, from, from + length), type);
            KNOWN[slot] = known;
        }
        return known.type;
    }

    private static int slot(byte[] bytes, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ hash >>> 8 ^ hash >>> 16) & SLOTS - 1;
    }
}
