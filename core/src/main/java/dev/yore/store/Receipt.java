package dev.yore.store;

import dev.yore.event.CommitSpan;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import java.time.Instant;
import java.util.Map;

/**
 * What the log gave a commit when it recorded it. A commit that is sent again gets the same receipt.
 *
 * @param commit where its events stand
 * @param recordedAt when the log took it
 * @param versions the version that each of its streams has with it
 */
public record Receipt(CommitSpan commit, Instant recordedAt, Map<StreamId, Version> versions) implements AppendResult {

    /** Copies the map. */
    public Receipt {
        versions = Map.copyOf(versions);
    }

    /** The position of its last event: a reader that has come so far has seen it all. */
    public Position position() {
        return commit.last();
    }

    /**
     * The version that a stream of the commit has with it.
     *
     * @throws IllegalArgumentException if the commit has no event for that stream
     */
    public Version version(StreamId stream) {
        var version = versions.get(stream);
        if (version == null) {
            throw new IllegalArgumentException("the commit has no event for stream " + stream);
        }
        return version;
    }
}
