package dev.yore.deciding.internal.replica;

import dev.yore.deciding.ReplicaStores;
import dev.yore.deciding.TrimmedException;
import dev.yore.deciding.internal.verdict.Judge;
import dev.yore.deciding.internal.verdict.RuleBook;
import dev.yore.event.Partition;
import dev.yore.shard.HashRange;
import dev.yore.shard.LogDescription;
import dev.yore.shard.Shard;
import dev.yore.store.UnreadableStoreException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The shards of a log that a node holds: those of a range of hash keys, and all that they go on from.
 *
 * <p>{@link #discover} is for one thread at a time; any thread may read.
 */
public final class Replica implements AutoCloseable {

    private final ReplicaStores stores;
    private final Journal journal;
    private final Judge judge;
    private final HashRange range;

    /** Replaced as a whole. */
    private volatile ShardMap shards = ShardMap.EMPTY;

    private Replica(ReplicaStores stores, Journal journal, Judge judge, HashRange range) {
        this.stores = stores;
        this.journal = journal;
        this.judge = judge;
        this.range = range;
    }

    /**
     * Opens a replica, or begins one where there is none.
     *
     * @throws UnreadableStoreException if it is one of another log, or of another range of hash keys
     */
    public static Replica open(ReplicaStores stores, LogDescription log, HashRange range, Judge judge) {
        var journal = new Journal(stores.open(ReplicaStores.JOURNAL));
        try {
            var asked = new ReplicaOf(log.identity(), range);
            var found = journal.replicaOf();
            if (found.isEmpty()) {
                journal.begin(asked);
            } else if (!found.get().log().equals(asked.log())) {
                throw new UnreadableStoreException(
                        "this is a replica of %s, not of %s: give the other log a directory of its own"
                                .formatted(found.get().log(), asked.log()));
            } else if (!found.get().range().equals(range)) {
                throw new UnreadableStoreException(
                        "this replica holds the hash keys %s, not %s: give the other range a directory of its own"
                                .formatted(found.get().range(), range));
            }
            return opened(new Replica(stores, journal, judge, range));
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /**
     * Opens a replica to look at it. Its stores are only read.
     *
     * @throws UnreadableStoreException if there is none
     */
    public static Replica read(ReplicaStores stores) {
        var journal = new Journal(stores.open(ReplicaStores.JOURNAL));
        try {
            var range = journal.requireReplica().range();
            return opened(new Replica(stores, journal, new Judge(RuleBook.CURRENT), range));
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private static Replica opened(Replica replica) {
        try {
            replica.journal.shards().forEach(it -> replica.add(it));
            return replica;
        } catch (RuntimeException e) {
            replica.close();
            throw e;
        }
    }

    /** Which hash keys it holds. */
    public HashRange range() {
        return range;
    }

    /** The identity of the log that it is one of. */
    public String log() {
        return journal.requireReplica().log();
    }

    /** What it holds, parents before their children. */
    public Collection<ShardReplica> shards() {
        return shards.all();
    }

    /** The histories of what it holds, parents before their children. */
    public List<ShardHistory> histories() {
        return shards.all().stream().map(ShardReplica::history).toList();
    }

    /** A shard that it holds. */
    public Optional<ShardReplica> shard(Partition id) {
        return shards.get(id);
    }

    private ShardReplica held(Partition id) {
        return shard(id).orElseThrow();
    }

    /** The newest shard that takes a hash key; empty where none is held. */
    public Optional<ShardReplica> newest(BigInteger hashKey) {
        return shards.newest(hashKey);
    }

    /** Whether all that a shard goes on from is read to its end. */
    public boolean isReadable(ShardReplica shard) {
        return shard.history().parents().stream()
                .allMatch(it -> held(it.partition()).progress().drained());
    }

    /** What is void. */
    public Journal journal() {
        return journal;
    }

    /**
     * Takes up the shards of a log that were not held yet.
     *
     * @param listed the shards that the log lists
     * @param restIsWhole whether what the log still keeps is to be taken as all that there ever was
     * @return those that are new
     * @throws TrimmedException if a shard's beginning may be gone
     */
    public List<ShardReplica> discover(List<Shard> listed, boolean restIsWhole) {
        var byId = listed.stream().collect(Collectors.toMap(Shard::id, Function.identity()));
        var wanted = new LinkedHashMap<Partition, Shard>();
        listed.stream().filter(it -> it.range().overlaps(range)).forEach(it -> want(it, byId, wanted));
        return wanted.values().stream().map(it -> begin(it, restIsWhole)).toList();
    }

    /**
     * Says that a shard, whose parents are read to their end, is read from now on.
     *
     * @throws TrimmedException if nothing of it was read, and its beginning may be gone
     */
    public void start(ShardReplica shard, LogDescription log, Instant now, boolean restIsWhole) {
        var parents = shard.history().parents();
        parents.stream()
                .map(it -> held(it.partition()).progress())
                .forEach(it -> shard.cover(it.coveredUntil(), it.kept()));
        if (parents.isEmpty()) {
            shard.cover(log.createdAt(), log.retention());
        }
        shard.keeps(log.retention());
        if (shard.progress().sequence().isEmpty()) {
            if (restIsWhole) {
                shard.cover(now, log.retention());
            }
            shard.passGap(now, log.retention());
        }
        shard.note();
    }

    /** Adds a shard to those that are wanted, its parents before it, where they are not held. */
    private void want(Shard shard, Map<Partition, Shard> listed, Map<Partition, Shard> wanted) {
        if (shards.get(shard.id()).isPresent() || wanted.containsKey(shard.id())) {
            return;
        }
        for (var parent : shard.parents()) {
            if (listed.containsKey(parent)) {
                want(listed.get(parent), listed, wanted);
            }
        }
        wanted.put(shard.id(), shard);
    }

    private ShardReplica begin(Shard listed, boolean restIsWhole) {
        var known = listed.parents().stream()
                .filter(it -> shards.get(it).isPresent())
                .toList();
        if (known.size() < listed.parents().size() && !restIsWhole) {
            throw new TrimmedException(
                    "shard %s goes on from %s, of which the log keeps nothing any more: start from a backup of a replica, or say that what is left is to be taken as the whole"
                            .formatted(listed, listed.parents()));
        }
        var replica = add(new Shard(listed.id(), known, listed.range()));
        journal.found(replica.history().shard());
        return replica;
    }

    private ShardReplica add(Shard shard) {
        var parents = shard.parents().stream().map(it -> held(it).history()).toList();
        var history = new ShardHistory(shard, parents, stores.open(shard.id().name()));
        var replica = new ShardReplica(history, journal, judge);
        shards = shards.with(replica);
        return replica;
    }

    @Override
    public void close() {
        for (var one : shards.all()) {
            one.history().close();
        }
        journal.close();
    }
}
