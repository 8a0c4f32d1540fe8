package dev.yore.snapshot;

import dev.yore.event.StreamId;
import dev.yore.event.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Snapshots in memory, which end with the process. */
public final class MemorySnapshots implements SnapshotStore {

    private record Key(SnapshotKind kind, StreamId stream) {}

    private final Thinning thinning;
    // Guarded by this.
    private final Map<Key, TreeMap<Version, Snapshot>> snapshots = new HashMap<>();

    /** None yet; some of each stream are kept. */
    public MemorySnapshots() {
        this(Thinning.DEFAULT);
    }

    /** None yet. */
    public MemorySnapshots(Thinning thinning) {
        this.thinning = thinning;
    }

    @Override
    public synchronized Optional<Snapshot> newest(SnapshotKind kind, StreamId stream, Predicate<SnapshotMark> usable) {
        return snapshots.getOrDefault(new Key(kind, stream), new TreeMap<>()).descendingMap().values().stream()
                .filter(it -> usable.test(it.mark()))
                .findFirst();
    }

    @Override
    public synchronized void put(Snapshot snapshot) {
        var ofStream = snapshots.computeIfAbsent(new Key(snapshot.kind(), snapshot.stream()), _ -> new TreeMap<>());
        ofStream.put(snapshot.mark().version(), snapshot);
        thinning.surplus(ofStream.navigableKeySet()).ifPresent(ofStream::remove);
    }

    @Override
    public synchronized void delete(SnapshotKind kind, StreamId stream) {
        snapshots.remove(new Key(kind, stream));
    }

    @Override
    public synchronized void deleteAll(SnapshotKind kind) {
        snapshots.keySet().removeIf(it -> it.kind().equals(kind));
    }

    @Override
    public void close() {}
}
