package dev.yore.kinesis;

import dev.yore.deciding.DecidingOptions;
import dev.yore.deciding.DecidingStore;
import dev.yore.deciding.ReplicaStores;
import dev.yore.deciding.ShardStatus;
import dev.yore.event.Partition;
import dev.yore.kinesis.proxy.FaultProxy;
import dev.yore.shard.LogUnavailableException;
import dev.yore.shard.Shard;
import dev.yore.store.EventStore;
import dev.yore.testkit.history.NodesFixture;
import dev.yore.testkit.shard.CrashingLog;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** Nodes on one stream of an emulator, with a proxy between that has faults; its shards are split and merged. */
final class EmulatedNodes implements NodesFixture {

    private static final double FAULTY_PUTS = 0.4;
    private static final double FAULTY_OTHERS = 0.1;
    /** Short, so that of some appends nobody knows what became of them. */
    private static final DecidingOptions OPTIONS = DecidingOptions.DEFAULT.withAppendTimeout(Duration.ofMillis(300));

    private static final int SHARDS = 2;
    private static final int MOST_SHARDS = 5;

    private final EmulatedPlace stream;
    private final FaultProxy proxy;
    private final KinesisOptions options;
    private final Path directory;
    private final Map<EventStore, CrashingLog> connections = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> replicas = new HashMap<>();

    EmulatedNodes(URI emulator, Path directory, long seed) {
        this.stream = new EmulatedPlace(emulator, SHARDS);
        this.proxy = FaultProxy.before(emulator, seed);
        this.options = stream.options()
                .withEndpoint(proxy.endpoint())
                .withReads(100, Duration.ofMillis(10))
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(2));
        this.directory = directory;
        proxy.suffer(FAULTY_PUTS, FAULTY_OTHERS);
    }

    Map<String, Integer> struck() {
        return proxy.struck();
    }

    @Override
    public EventStore open(int node) {
        var replica = directory.resolve(node + "-" + replicas.merge(node, 0, Integer::sum));
        while (true) {
            try {
                var connection = new CrashingLog(KinesisLog.open(options));
                var store = DecidingStore.open(connection, ReplicaStores.in(replica), OPTIONS);
                connections.put(store, connection);
                return store;
            } catch (LogUnavailableException _) {
                // as the proxy wants it; again
            }
        }
    }

    @Override
    public void crash(EventStore node) {
        Objects.requireNonNull(connections.get(node)).crash();
        while (reads((DecidingStore) node)) {
            LockSupport.parkNanos(100_000); // until all that read have come upon it, and will write nothing more
        }
    }

    private static boolean reads(DecidingStore node) {
        var shards = node.replica().shards();
        var drained = shards.stream()
                .filter(ShardStatus::drained)
                .map(it -> it.shard().id())
                .toList();
        return shards.stream()
                .filter(it -> !it.drained() && drained.containsAll(it.shard().parents()))
                .anyMatch(it -> it.problem().isEmpty());
    }

    @Override
    public void empty(int node) {
        replicas.merge(node, 1, Integer::sum);
    }

    @Override
    public void disturb(RandomGenerator random) {
        var open = openShards();
        var one = open.get(random.nextInt(open.size()));
        if (random.nextBoolean() && open.size() < MOST_SHARDS) {
            stream.split(one.id());
        } else {
            open.stream()
                    .filter(it -> it.range().from().equals(one.range().to().add(BigInteger.ONE)))
                    .findFirst()
                    .ifPresent(it -> stream.merge(one.id(), it.id()));
        }
    }

    private List<Shard> openShards() {
        try (var log = stream.open()) {
            var all = log.shards();
            Set<Partition> parents = new HashSet<>();
            all.forEach(it -> parents.addAll(it.parents()));
            return all.stream().filter(it -> !parents.contains(it.id())).toList();
        }
    }

    @Override
    public void heal() {
        proxy.heal();
    }

    @Override
    public void catchUp(EventStore node) {
        try {
            if (!((DecidingStore) node).catchUp(patience())) {
                throw new AssertionError("a node did not catch up within " + patience());
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while a node caught up", e);
        }
    }

    @Override
    public List<String> state(EventStore node) {
        return ReplicaState.of(node);
    }

    @Override
    public void close() {
        proxy.close();
        stream.close();
    }
}
