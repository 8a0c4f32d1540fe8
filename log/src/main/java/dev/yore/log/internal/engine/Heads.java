package dev.yore.log.internal.engine;

import dev.yore.event.StreamId;
import dev.yore.event.Version;
import org.jspecify.annotations.Nullable;

/**
 * The versions of streams that got events lately, so that the next append to one need not look for its last event. A stream may
 * push another one out. For the writer's thread.
 */
final class Heads {

    private static final int SLOTS = 1 << 14;

    private final @Nullable StreamId[] streams = new @Nullable StreamId[SLOTS];
    private final @Nullable Version[] versions = new @Nullable Version[SLOTS];

    /** The version of a stream; null where it is not known here. */
    @Nullable
    Version get(StreamId stream) {
        int slot = slot(stream);
        return stream.equals(streams[slot]) ? versions[slot] : null;
    }

    /** Notes the version that a stream has now. */
    void put(StreamId stream, Version version) {
        int slot = slot(stream);
        streams[slot] = stream;
        versions[slot] = version;
    }

    private static int slot(StreamId stream) {
        int hash = stream.hashCode();
        return (hash ^ hash >>> 16) & SLOTS - 1;
    }
}
