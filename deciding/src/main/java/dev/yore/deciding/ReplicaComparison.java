package dev.yore.deciding;

import dev.yore.event.Partition;
import dev.yore.shard.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What two replicas of the same log hold, compared by digests up to the last record that both have read.
 *
 * @param shards those that either of them holds
 */
public record ReplicaComparison(List<OfShard> shards) {

    /** How the two stand to each other in a shard. */
    public enum Outcome {
        /** Byte for byte the same accepted history. */
        SAME,
        /** Another history: one of them is damaged, or was changed. */
        DIFFERENT,
        /** Only the first holds the shard. */
        ONLY_IN_FIRST,
        /** Only the second holds the shard. */
        ONLY_IN_SECOND
    }

    /**
     * A shard.
     *
     * @param shard its name
     * @param upTo the last record that counts; empty where one of the two has read none
     * @param outcome what was found
     */
    public record OfShard(Partition shard, Optional<Sequence> upTo, Outcome outcome) {}

    /** Copies the list. */
    public ReplicaComparison {
        shards = List.copyOf(shards);
    }

    /**
     * Compares two replicas. This reads all that both hold.
     *
     * @throws IllegalArgumentException if they are replicas of different logs
     */
    public static ReplicaComparison of(ReplicaView first, ReplicaView second) {
        if (!first.log().equals(second.log())) {
            throw new IllegalArgumentException(
                    "these are replicas of different logs: %s and %s".formatted(first.log(), second.log()));
        }
        var ofFirst = byShard(first);
        var ofSecond = byShard(second);
        var compared = new ArrayList<OfShard>();
        ofFirst.forEach((shard, status) -> compared.add(
                ofSecond.containsKey(shard)
                        ? compare(first, status, second, ofSecond.get(shard))
                        : new OfShard(shard, Optional.empty(), Outcome.ONLY_IN_FIRST)));
        ofSecond.keySet().stream()
                .filter(it -> !ofFirst.containsKey(it))
                .forEach(it -> compared.add(new OfShard(it, Optional.empty(), Outcome.ONLY_IN_SECOND)));
        return new ReplicaComparison(compared);
    }

    /** Whether nothing differs that both hold. */
    public boolean agrees() {
        return shards.stream().noneMatch(it -> it.outcome() == Outcome.DIFFERENT);
    }

    private static OfShard compare(ReplicaView first, ShardStatus one, ReplicaView second, ShardStatus other) {
        var shard = one.shard().id();
        var upTo = one.sequence().flatMap(it -> other.sequence().map(that -> it.compareTo(that) <= 0 ? it : that));
        boolean same = upTo.isEmpty() || first.digest(shard, upTo).equals(second.digest(shard, upTo));
        return new OfShard(shard, upTo, same ? Outcome.SAME : Outcome.DIFFERENT);
    }

    private static Map<Partition, ShardStatus> byShard(ReplicaView view) {
        return view.shards().stream()
                .collect(Collectors.toMap(
                        it -> it.shard().id(), Function.identity(), (one, _) -> one, LinkedHashMap::new));
    }
}
