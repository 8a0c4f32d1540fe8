package dev.yore.snapshot;

import dev.yore.event.StreamId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A place where snapshots are kept. It may lose any of them at any time, and gives back none that is not whole.
 *
 * <p>Any thread may call any method. What goes wrong is thrown as {@link dev.yore.YoreException}; a load goes on without
 * snapshots then.
 */
public interface SnapshotStore extends AutoCloseable {

    /** Of the snapshots of a stream the one of the greatest version that is usable. */
    Optional<Snapshot> newest(SnapshotKind kind, StreamId stream, Predicate<SnapshotMark> usable);

    /** Keeps a snapshot; one of the same version is replaced. */
    void put(Snapshot snapshot);

    /** Forgets the snapshots of a stream, of this kind. */
    void delete(SnapshotKind kind, StreamId stream);

    /** Forgets every snapshot of this kind. */
    void deleteAll(SnapshotKind kind);

    @Override
    void close();
}
