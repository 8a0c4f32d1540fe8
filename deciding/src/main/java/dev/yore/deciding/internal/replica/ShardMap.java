package dev.yore.deciding.internal.replica;

import dev.yore.event.Partition;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The shards that a replica holds, by name, and by the hash keys that they take. Immutable.
 */
final class ShardMap {

    static final ShardMap EMPTY = new ShardMap(Map.of(), Collections.emptyNavigableMap());

    /** Parents before their children. */
    private final Map<Partition, ShardReplica> all;

    /** The newest shards, by the least hash key of each. While not all children of a shard are known, it is missing where they are. */
    private final NavigableMap<BigInteger, ShardReplica> newest;

    private ShardMap(Map<Partition, ShardReplica> all, NavigableMap<BigInteger, ShardReplica> newest) {
        this.all = all;
        this.newest = newest;
    }

    /** The same with one more, whose parents are in it. */
    ShardMap with(ShardReplica shard) {
        var more = new LinkedHashMap<>(all);
        more.put(shard.history().partition(), shard);
        var range = shard.history().shard().range();
        var leaves = new TreeMap<>(newest);
        leaves.subMap(range.from(), true, range.to(), true).clear();
        leaves.put(range.from(), shard);
        return new ShardMap(Collections.unmodifiableMap(more), leaves);
    }

    /** Parents before their children. */
    Collection<ShardReplica> all() {
        return all.values();
    }

    Optional<ShardReplica> get(Partition id) {
        return Optional.ofNullable(all.get(id));
    }

    /** The newest shard that takes a hash key. */
    Optional<ShardReplica> newest(BigInteger hashKey) {
        var leaf = newest.floorEntry(hashKey);
        return leaf != null && takes(leaf.getValue(), hashKey) ? Optional.of(leaf.getValue()) : newestOfAll(hashKey);
    }

    private Optional<ShardReplica> newestOfAll(BigInteger hashKey) {
        return all.values().stream().filter(it -> takes(it, hashKey)).reduce((_, later) -> later);
    }

    private static boolean takes(ShardReplica shard, BigInteger hashKey) {
        return shard.history().shard().range().contains(hashKey);
    }
}
