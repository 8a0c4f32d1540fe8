package dev.yore.kinesis;

import dev.yore.deciding.DecidingOptions;
import dev.yore.deciding.DecidingStore;
import dev.yore.deciding.ReplicaStores;
import dev.yore.store.EventStore;
import dev.yore.testkit.InMemoryStore;
import dev.yore.testkit.contract.StoreFixture;
import dev.yore.testkit.shard.CrashingLog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A stream of an emulator, and a directory for the replica. After a crash the node begins with an empty one. */
final class StorePlace implements StoreFixture {

    /** Small, so that what is just too large is soon put. */
    private static final int RECORD_BYTES = 128 << 10;

    private final EmulatedPlace stream;
    private final KinesisOptions options;
    private final Path directory;
    private final int shards;
    private final Map<EventStore, CrashingLog> connections = new HashMap<>();
    private final List<EventStore> abandoned = new ArrayList<>();
    private int replicas;

    StorePlace(EmulatedPlace stream, URI endpoint, Path directory, int shards) {
        this.stream = stream;
        this.options = stream.options().withEndpoint(endpoint).withRecordBytes(RECORD_BYTES);
        this.directory = directory.resolve(options.stream());
        this.shards = shards;
    }

    @Override
    public EventStore open() {
        var log = new CrashingLog(KinesisLog.open(options));
        var replica = ReplicaStores.in(directory.resolve("replica" + replicas));
        var store = DecidingStore.open(log, replica, DecidingOptions.DEFAULT);
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
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void close() {
        abandoned.forEach(EventStore::close);
        stream.close();
    }
}
