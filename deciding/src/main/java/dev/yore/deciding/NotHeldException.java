package dev.yore.deciding;

import dev.yore.YoreException;
import dev.yore.event.StreamId;
import dev.yore.shard.HashRange;

/** This node does not hold the stream: ask one that holds its hash key. Nothing was recorded. */
public final class NotHeldException extends YoreException {
    private static final long serialVersionUID = 1;

    /** @param message which stream, and what this node holds */
    public NotHeldException(String message) {
        super(message);
    }

    /** Lets a stream pass that lies in a range. */
    public static void requireHeld(HashRange range, StreamId stream) {
        var hashKey = HashRange.hash(stream.partitionKey());
        if (!range.contains(hashKey)) {
            throw new NotHeldException(
                    "stream %s has the hash key %s, and this node holds only %s: ask a node that holds it"
                            .formatted(stream, hashKey, range));
        }
    }
}
