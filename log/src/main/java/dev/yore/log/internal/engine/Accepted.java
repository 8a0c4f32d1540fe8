package dev.yore.log.internal.engine;

import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.Commit;
import dev.yore.store.LimitExceededException;
import java.util.Map;

/** The versions that a commit's events get, in order, and the last one of each of its streams. */
final class Accepted {

    private final int[] versions;
    private final Map<StreamId, Version> heads;

    private Accepted(int[] versions, Map<StreamId, Version> heads) {
        this.versions = versions;
        this.heads = heads;
    }

    /**
     * Counts on.
     *
     * @param heads the versions of the commit's streams, which are moved on
     * @throws LimitExceededException if a stream has no more versions
     */
    static Accepted of(Commit commit, Map<StreamId, Version> heads) {
        var events = commit.events();
        int[] versions = new int[events.size()];
        for (int i = 0; i < versions.length; i++) {
            var head = heads.getOrDefault(events.get(i).stream(), Version.NONE);
            if (head.value() == Version.MAX_VALUE) {
                throw new LimitExceededException("events of a stream", Version.MAX_VALUE, Version.MAX_VALUE + 1);
            }
            heads.put(events.get(i).stream(), head.next());
            versions[i] = (int) head.next().value();
        }
        return new Accepted(versions, heads);
    }

    /** Unsigned. */
    int[] versions() {
        return versions;
    }

    Map<StreamId, Version> heads() {
        return heads;
    }
}
