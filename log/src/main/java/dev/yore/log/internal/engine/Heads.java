package dev.yore.log.internal.engine;

import dev.yore.event.StreamId;
import dev.yore.event.Version;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The versions of streams that got events lately, so that the next append to one need not look for its last event. A stream may
 * push another one out, and one with a long name is not kept. For the writer's thread.
 *
 * <p>It holds bytes and numbers alone: objects that come and go by the thousand in an old array would cost the collector long pauses.
 */
final class Heads {

    private static final int SLOTS = 1 << 14;
    private static final int NAME_BYTES = 64;

    /** The name of the stream in each slot, in UTF-8. */
    private final byte[] names = new byte[SLOTS * NAME_BYTES];

    /** The length of each name; 0 in a free slot. */
    private final byte[] lengths = new byte[SLOTS];

    private final long[] versions = new long[SLOTS];

    /** The version of a stream; null where it is not known here. */
    @Nullable
    Version get(StreamId stream) {
        byte[] name = name(stream);
        int slot = slot(name);
        int at = slot * NAME_BYTES;
        return Arrays.equals(name, 0, name.length, names, at, at + lengths[slot]) ? Version.of(versions[slot]) : null;
    }

    /** Notes the version that a stream has now. */
    void put(StreamId stream, Version version) {
        byte[] name = name(stream);
        if (name.length <= NAME_BYTES) {
            int slot = slot(name);
            System.arraycopy(name, 0, names, slot * NAME_BYTES, name.length);
            lengths[slot] = (byte) name.length;
            versions[slot] = version.value();
        }
    }

    private static byte[] name(StreamId stream) {
        return stream.value().getBytes(StandardCharsets.UTF_8);
    }

    private static int slot(byte[] name) {
        int hash = Arrays.hashCode(name);
        return (hash ^ hash >>> 16) & SLOTS - 1;
    }
}
