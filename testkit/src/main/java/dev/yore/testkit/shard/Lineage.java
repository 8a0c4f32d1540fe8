package dev.yore.testkit.shard;

import dev.yore.event.Partition;
import dev.yore.shard.HashRange;
import dev.yore.shard.PutLimits;
import dev.yore.shard.Shard;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The shards of a stream, from the first ones to those that go on from them.
 *
 * <p>Not safe for threads: the stream's gate guards it.
 */
final class Lineage {

    // As long as those of Kinesis.
    private static final BigInteger FIRST_NUMBER = BigInteger.TEN.pow(55).multiply(BigInteger.valueOf(5));

    private final Map<Partition, ModelShard> shards = new LinkedHashMap<>();
    private final NavigableMap<BigInteger, ModelShard> open = new TreeMap<>(); // by their least hash keys
    private final PutLimits limits;
    private Instant horizon = Instant.MIN;

    Lineage(PutLimits limits) {
        this.limits = limits;
    }

    Shard open(HashRange range, List<Partition> parents) {
        var id = new Partition("shardId-%012d".formatted(shards.size()));
        var shard = new Shard(id, parents, range);
        // A younger shard has lower numbers, so that nobody counts on their order across shards.
        var base = FIRST_NUMBER.subtract(BigInteger.TWO.pow(64).multiply(BigInteger.valueOf(shards.size())));
        var opened = new ModelShard(shard, base, limits);
        shards.put(id, opened);
        open.put(range.from(), opened);
        return shard;
    }

    /** Gives up what arrived before this, for good, whatever the clock says later. */
    void trim(Instant before) {
        horizon = before.isAfter(horizon) ? before : horizon;
        shards.values().forEach(it -> it.trim(horizon));
    }

    /** The shards that are listed once what arrived before this is given up. */
    List<Shard> listed(Instant oldest) {
        trim(oldest);
        return shards.values().stream()
                .filter(it -> it.isListed(horizon))
                .map(ModelShard::shard)
                .toList();
    }

    /** This shard, if it is among them. */
    Optional<ModelShard> listed(Partition id, Instant oldest) {
        horizon = oldest.isAfter(horizon) ? oldest : horizon;
        var shard = find(id);
        shard.ifPresent(it -> it.trim(horizon));
        return shard.filter(it -> it.isListed(horizon));
    }

    Optional<ModelShard> find(Partition id) {
        return Optional.ofNullable(shards.get(id));
    }

    /** The open shard that takes a hash key: there is always one. */
    ModelShard taking(BigInteger hashKey) {
        return open.floorEntry(hashKey).getValue();
    }

    List<Shard> split(Partition id, BigInteger at, Instant now) {
        var parent = requireOpen(id);
        var range = parent.shard().range();
        if (at.compareTo(range.from()) <= 0 || at.compareTo(range.to()) > 0) {
            throw new IllegalArgumentException("%s with the range %s is not split at %s".formatted(id, range, at));
        }
        close(parent, now);
        return List.of(
                open(new HashRange(range.from(), at.subtract(BigInteger.ONE)), List.of(id)),
                open(new HashRange(at, range.to()), List.of(id)));
    }

    Shard merge(Partition one, Partition other, Instant now) {
        var parents = Stream.of(one, other).map(this::requireOpen).toList();
        var ranges = parents.stream().map(it -> it.shard().range()).toList();
        var below = ranges.get(0).from().compareTo(ranges.get(1).from()) < 0 ? ranges : ranges.reversed();
        if (!below.get(0).to().add(BigInteger.ONE).equals(below.get(1).from())) {
            throw new IllegalArgumentException("%s and %s do not adjoin".formatted(one, other));
        }
        parents.forEach(it -> close(it, now));
        return open(new HashRange(below.get(0).from(), below.get(1).to()), List.of(one, other));
    }

    private void close(ModelShard shard, Instant now) {
        shard.close(now);
        open.remove(shard.shard().range().from());
    }

    private ModelShard requireOpen(Partition id) {
        return find(id).filter(ModelShard::isOpen)
                .orElseThrow(() -> new IllegalArgumentException("there is no open shard " + id));
    }
}
