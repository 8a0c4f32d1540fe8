package dev.yore.deciding.internal.engine;

import dev.yore.deciding.internal.replica.Replica;
import dev.yore.deciding.internal.replica.ShardHistory;
import dev.yore.deciding.internal.replica.ShardReplica;
import dev.yore.event.EventId;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.shard.HashRange;
import dev.yore.store.Checkpoint;
import dev.yore.store.Cursor;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.StreamRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Reads what a replica holds. Shards come one after the other, parents before their children, so that a stream's events come in the order of
 * their versions. Any thread may read.
 */
public final class Reads {

    private final Replica replica;

    /** Reads of this replica. */
    public Reads(Replica replica) {
        this.replica = replica;
    }

    /** The events of a stream, as many as it has now. */
    public Cursor<RecordedEvent> load(StreamId stream, StreamRange asked) {
        var line = line(stream);
        var head = version(stream);
        var range = asked.to(head.compareTo(asked.to()) < 0 ? head : asked.to());
        List<Supplier<Cursor<RecordedEvent>>> legs = new ArrayList<>();
        for (var shard : range.backwards() ? line.reversed() : line) {
            legs.add(() -> shard.load(stream, range));
        }
        return new Legs<>(legs, range.limit());
    }

    /** The events before one in its shard, and all of the shards that this one goes on from. */
    public Checkpoint before(Position position) {
        var ranks = new TreeMap<Partition, Long>();
        replica.shard(position.partition())
                .map(ShardReplica::history)
                .map(ShardHistory::ancestry)
                .orElse(List.of())
                .forEach(it -> ranks.put(it.partition(), it.head()));
        ranks.put(position.partition(), position.rank() - 1);
        return new Checkpoint(ranks);
    }

    /** The events that match a query. */
    public Cursor<RecordedEvent> read(Query query, LogRange range) {
        var head = head();
        var upTo = range.upTo().orElse(head);
        List<Supplier<Cursor<RecordedEvent>>> legs = new ArrayList<>();
        var shards = replica.histories();
        for (var shard : range.backwards() ? shards.reversed() : shards) {
            long after = range.after().rank(shard.partition());
            long last = Math.min(upTo.rank(shard.partition()), head.rank(shard.partition()));
            if (last > after) {
                legs.add(() -> shard.read(query, after, last, range.backwards(), range.limit()));
            }
        }
        return new Legs<>(legs, range.limit());
    }

    /** How far the replica reaches. */
    public Checkpoint head() {
        return checkpoint(ShardHistory::head);
    }

    /** How far the log reached at a time. */
    public Checkpoint headAt(Instant recordedAt) {
        return checkpoint(it -> it.headAt(recordedAt));
    }

    /** The version of a stream. */
    public Version version(StreamId stream) {
        var line = line(stream);
        return line.isEmpty() ? Version.NONE : line.getLast().version(stream);
    }

    /** The event of an id; where it stands in several partitions, the one in the oldest. */
    public Optional<RecordedEvent> find(EventId id) {
        for (var shard : replica.histories()) {
            var found = shard.find(id);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The streams whose ids begin with a prefix. */
    public Cursor<StreamId> streams(String prefix) {
        List<Supplier<Cursor<StreamId>>> legs = new ArrayList<>();
        for (var shard : replica.histories()) {
            var begun = shard.streams(prefix).filter(it -> shard.before(it) == 0);
            legs.add(() -> begun);
        }
        return new Legs<>(legs, Long.MAX_VALUE);
    }

    /** Children are asked before their parents: what a child has came behind all of its parents. */
    private Checkpoint checkpoint(ToLongFunction<ShardHistory> rank) {
        var ranks = new TreeMap<Partition, Long>();
        replica.histories().reversed().forEach(it -> ranks.put(it.partition(), rank.applyAsLong(it)));
        return new Checkpoint(ranks);
    }

    private List<ShardHistory> line(StreamId stream) {
        var hashKey = HashRange.hash(stream.partitionKey());
        return replica.newest(hashKey).map(it -> it.history().line(hashKey)).orElse(List.of());
    }

    /** The position that a checkpoint has in a shard. */
    static Checkpoint with(Checkpoint checkpoint, ShardHistory shard, long rank) {
        return rank == 0 ? checkpoint : checkpoint.with(new Position(shard.partition(), rank));
    }
}
