package dev.yore.deciding;

import dev.yore.shard.PutLimits;
import dev.yore.store.EventStore;
import dev.yore.testkit.InMemoryStore;
import dev.yore.testkit.contract.StoreFixture;
import dev.yore.testkit.shard.CrashingLog;
import dev.yore.testkit.shard.ModelStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A stream in memory, and a directory for the replica. After a crash the node begins with an empty one. */
final class ModelPlace implements StoreFixture {

    private static final PutLimits LIMITS = new PutLimits(128 << 10, 500, 5 << 20, 1 << 20, 1 << 30);
    private static final DecidingOptions OPTIONS = DecidingOptions.DEFAULT.withIdleWait(Duration.ofSeconds(5));

    private final ModelStream stream;
    private final Path directory;
    private final int shards;
    private final Map<EventStore, CrashingLog> connections = new HashMap<>();
    private final List<EventStore> abandoned = new ArrayList<>();
    private int replicas;

    ModelPlace(Path directory, int shards) {
        this.directory = directory;
        this.shards = shards;
        this.stream = new ModelStream("model", shards, InstantSource.system()).withLimits(LIMITS);
    }

    @Override
    public EventStore open() {
        var log = new CrashingLog(stream.connect());
        var store = DecidingStore.open(log, ReplicaStores.in(directory.resolve("replica" + replicas)), OPTIONS);
        connections.put(store, log);
        return store;
    }

    @Override
    public boolean canCrash() {
        return true;
    }

    @Override
    public void crash(EventStore store) {
        Objects.requireNonNull(connections.get(store)).crash();
        abandoned.add(store);
        replicas++;
    }

    @Override
    public boolean hasOnePartition() {
        return shards == 1;
    }

    @Override
    public InMemoryStore model() {
        return new InMemoryStore().withPartitions(shards);
    }

    @Override
    public void close() {
        abandoned.forEach(EventStore::close);
    }
}
