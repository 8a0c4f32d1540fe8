package dev.yore.deciding.internal.replica;

import dev.yore.deciding.internal.verdict.Ledger.Standing;
import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.shard.HashRange;
import dev.yore.store.AppendCondition;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What stands in a shard's history, and in those that it goes on from. */
final class Standings {

    private Standings() {}

    /** The commit in which an event stands. Where an id stands in several shards that were merged, the oldest counts. */
    static Optional<Standing> find(ShardHistory history, EventId id) {
        for (var one : history.ancestry()) {
            var found = one.find(id);
            if (found.isPresent()) {
                return Optional.of(standing(one, found.get()));
            }
        }
        return Optional.empty();
    }

    /** The first event that violates a condition: of the oldest shard that has one. */
    static Optional<Position> violation(ShardHistory history, AppendCondition condition) {
        var shards =
                condition.within().map(key -> history.line(HashRange.hash(key))).orElse(history.ancestry());
        for (var one : shards) {
            long after = condition.after().rank(one.partition());
            try (var candidates = one.read(condition.none(), after, one.head(), false, Long.MAX_VALUE)) {
                while (candidates.hasNext()) {
                    var candidate = candidates.next();
                    if (condition.countsAgainst(candidate.event())) {
                        return Optional.of(candidate.position());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Standing standing(ShardHistory shard, RecordedEvent event) {
        long first = event.commit().first().rank();
        long last = event.commit().last().rank();
        Map<StreamId, Version> versions = new LinkedHashMap<>();
        try (var commit = shard.read(Query.all(), first - 1, last, false, Long.MAX_VALUE)) {
            var events = commit.toList();
            events.forEach(it -> versions.put(it.stream(), it.version()));
            var receipt = new Receipt(event.commit(), event.recordedAt(), versions);
            return new Standing(events.stream().map(RecordedEvent::id).toList(), event.position(), receipt);
        }
    }
}
