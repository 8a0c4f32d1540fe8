package dev.yore.deciding;

import static dev.yore.deciding.CatchUp.SILENT;

import dev.yore.deciding.internal.verdict.RuleBook;
import dev.yore.event.Partition;
import dev.yore.shard.LogUnavailableException;
import dev.yore.shard.PutLimits;
import dev.yore.shard.Shard;
import dev.yore.store.EventStore;
import dev.yore.testkit.history.NodesFixture;
import dev.yore.testkit.shard.CrashingLog;
import dev.yore.testkit.shard.Fault;
import dev.yore.testkit.shard.Faults;
import dev.yore.testkit.shard.ModelLog;
import dev.yore.testkit.shard.ModelStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** Nodes with other options and clocks, on one stream in memory, whose connections have faults and whose shards are split and merged. */
final class ModelNodes implements NodesFixture {

    private static final PutLimits LIMITS = new PutLimits(128 << 10, 500, 5 << 20, 1 << 20, 1 << 30);
    /** Short, so that of some appends nobody knows what became of them. */
    private static final Duration APPEND_TIMEOUT = Duration.ofMillis(40);

    private static final int SHARDS = 2;
    private static final int MOST_SHARDS = 5;

    private final ModelStream stream = new ModelStream("model", SHARDS, InstantSource.system()).withLimits(LIMITS);
    private final Faults faults;
    private final Path directory;
    private final Map<Integer, Integer> replicas = new HashMap<>();
    private final List<ModelLog> logs = new CopyOnWriteArrayList<>();
    private final Map<EventStore, CrashingLog> connections = new ConcurrentHashMap<>();

    ModelNodes(Path directory, long seed) {
        this.directory = directory;
        this.faults = Faults.of(new SplittableRandom(seed))
                .with(Fault.REFUSED, 0.05)
                .with(Fault.REQUEST_LOST, 0.05)
                .with(Fault.ANSWER_LOST, 0.1)
                .with(Fault.LATE, 0.05)
                .with(Fault.REPEATED, 0.05)
                .with(Fault.REPEATED_LATE, 0.05)
                .with(Fault.SHUFFLED, 0.2)
                .with(Fault.UNAVAILABLE, 0.1)
                .with(Fault.SHORT_BATCH, 0.3);
    }

    @Override
    public EventStore open(int node) {
        var replica = directory.resolve(node + "-" + replicas.merge(node, 0, Integer::sum));
        while (true) {
            var log = stream.connect(faults);
            var connection = new CrashingLog(log);
            try {
                var store = Opening.open(
                        connection, ReplicaStores.in(replica), options(node), clock(node), RuleBook.CURRENT, SILENT);
                logs.add(log);
                connections.put(store, connection);
                return store;
            } catch (LogUnavailableException _) {
                // as its faults want it; again
            }
        }
    }

    /** No two nodes alike: nothing of it decides. */
    private static DecidingOptions options(int node) {
        return DecidingOptions.DEFAULT
                .withAppendTimeout(APPEND_TIMEOUT)
                .withIdleWait(Duration.ofMillis(50 + 500L * node))
                .withConcurrentPuts(1 + 3 * node)
                .withWaitingAppends(4096 >> node);
    }

    private static InstantSource clock(int node) {
        return () -> Instant.now().plus(Duration.ofHours(2L * node - 2));
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
        if (stream.late() > 0 && random.nextBoolean()) {
            stream.deliver(random.nextInt(stream.late()));
        } else {
            reshard(random);
        }
    }

    private void reshard(RandomGenerator random) {
        var open = openShards();
        var one = open.get(random.nextInt(open.size()));
        if (random.nextBoolean() && open.size() < MOST_SHARDS) {
            stream.split(one.id(), middle(one));
        } else {
            open.stream()
                    .filter(it -> it.range().from().equals(one.range().to().add(BigInteger.ONE)))
                    .findFirst()
                    .ifPresent(it -> stream.merge(one.id(), it.id()));
        }
    }

    private static BigInteger middle(Shard shard) {
        var range = shard.range();
        return range.from().add(range.to()).shiftRight(1).add(BigInteger.ONE);
    }

    private List<Shard> openShards() {
        var all = stream.connect().shards();
        Set<Partition> parents = new HashSet<>();
        all.forEach(it -> parents.addAll(it.parents()));
        return all.stream().filter(it -> !parents.contains(it.id())).toList();
    }

    @Override
    public void heal() {
        logs.forEach(it -> it.suffer(Faults.NONE));
        while (stream.late() > 0) {
            stream.deliver(0);
        }
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
    public Duration patience() {
        return Duration.ofSeconds(60);
    }
}
