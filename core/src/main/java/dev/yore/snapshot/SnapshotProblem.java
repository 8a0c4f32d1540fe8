package dev.yore.snapshot;

import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Version;

/** What was found wrong with snapshots. No answer was wrong because of a failure; one may have been because of a difference. */
public sealed interface SnapshotProblem {

    /**
     * A snapshot is not what a full replay makes. All snapshots of its stream were deleted.
     *
     * @param kind what it is of
     * @param stream whose it is
     * @param version up to where it goes
     * @param kept what was kept
     * @param replayed what a full replay makes
     */
    record Difference(SnapshotKind kind, StreamId stream, Version version, Json kept, Json replayed)
            implements SnapshotProblem {}

    /**
     * A snapshot could not be read, written or checked; the load went on without.
     *
     * @param kind what it is of
     * @param stream whose it is
     * @param cause what happened
     */
    record Failure(SnapshotKind kind, StreamId stream, Throwable cause) implements SnapshotProblem {}
}
