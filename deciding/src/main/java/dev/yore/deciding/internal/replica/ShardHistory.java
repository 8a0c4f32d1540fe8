package dev.yore.deciding.internal.replica;

import dev.yore.deciding.internal.verdict.OriginMark;
import dev.yore.event.CommitSpan;
import dev.yore.event.EventId;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.shard.HashRange;
import dev.yore.shard.Sequence;
import dev.yore.shard.Shard;
import dev.yore.store.Checkpoint;
import dev.yore.store.Cursor;
import dev.yore.store.EventStore;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.RecordedCommit;
import dev.yore.store.RestorableStore;
import dev.yore.store.StreamRange;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The accepted history of a shard, which goes on from that of its parents: a stream's versions are counted on from theirs.
 *
 * <p>It is kept in a store of its own, in which positions are ranks of this shard, and versions begin with 1. Any thread may read; one adds.
 */
public final class ShardHistory implements AutoCloseable {

    /** Of so many streams a reader remembers what they had before this shard. */
    private static final int KNOWN_STREAMS = 1_000;

    private final Shard shard;
    private final List<ShardHistory> parents;
    private final List<ShardHistory> ancestry;
    private final RestorableStore store;

    ShardHistory(Shard shard, List<ShardHistory> parents, RestorableStore store) {
        this.shard = shard;
        this.parents = List.copyOf(parents);
        this.store = store;
        Set<ShardHistory> all = new LinkedHashSet<>();
        parents.forEach(it -> all.addAll(it.ancestry));
        all.add(this);
        this.ancestry = List.copyOf(all);
    }

    /** The shard. */
    public Shard shard() {
        return shard;
    }

    /** Its name as a partition. */
    public Partition partition() {
        return shard.id();
    }

    /** The shards that it goes on from, theirs before them, and itself as the last. */
    public List<ShardHistory> ancestry() {
        return ancestry;
    }

    List<ShardHistory> parents() {
        return parents;
    }

    /** The ancestors that take this hash key, oldest first, and itself. */
    public List<ShardHistory> line(BigInteger hashKey) {
        var line = new ArrayList<ShardHistory>();
        for (var one : ancestry) {
            if (one.shard.range().contains(hashKey)) {
                line.add(one);
            }
        }
        return line;
    }

    /** How many events it has: the rank of the last one. */
    public long head() {
        return store.head().rank(Partition.SINGLE);
    }

    /** How many events it had at a time. */
    public long headAt(Instant recordedAt) {
        return store.headAt(recordedAt).rank(Partition.SINGLE);
    }

    /** The version of a stream, with what its ancestors have. */
    public Version version(StreamId stream) {
        return Version.of(before(stream) + store.version(stream).value());
    }

    /** The version that a stream had when this shard began. */
    public long before(StreamId stream) {
        if (parents.isEmpty()) {
            return 0;
        }
        var hashKey = HashRange.hash(stream.partitionKey());
        for (var parent : parents) {
            if (parent.shard.range().contains(hashKey)) {
                return parent.version(stream).value();
            }
        }
        return 0;
    }

    /** The event of this id, if it stands in this shard itself. */
    public Optional<RecordedEvent> find(EventId id) {
        return store.find(id).map(this::outside);
    }

    /** The streams that have events in this shard itself. */
    public Cursor<StreamId> streams(String prefix) {
        return store.streams(prefix);
    }

    /** The events of a stream that stand in this shard itself, of the versions asked for; the range's limit and direction count. */
    public Cursor<RecordedEvent> load(StreamId stream, StreamRange range) {
        long before = before(stream);
        long from = Math.max(1, range.from().value() - before);
        long to = Math.max(0, range.to().value() - before);
        var own = range.from(Version.of(from)).to(Version.of(to)).limit(to < from ? 0 : range.limit());
        return store.load(stream, own).map(it -> outside(it, before));
    }

    /** The events of this shard itself that match, behind one rank and up to another. */
    public Cursor<RecordedEvent> read(Query query, long after, long upTo, boolean backwards, long limit) {
        var range = new LogRange(
                Checkpoint.of(after), Optional.of(Checkpoint.of(upTo)), backwards, upTo <= after ? 0 : limit);
        return store.read(query, range).map(outside());
    }

    /** The event of a rank. */
    public Optional<RecordedEvent> at(long rank) {
        if (rank < 1) {
            return Optional.empty();
        }
        try (var events = read(Query.all(), rank - 1, rank, false, 1)) {
            return events.hasNext() ? Optional.of(events.next()) : Optional.empty();
        }
    }

    /** Where the record stands whose commit is the last one here; empty where there is none. */
    public Optional<Sequence> lastSequence() {
        return lastSequence(store);
    }

    /** Where the record stands whose commit is the last one in the store of a history; empty where there is none. */
    static Optional<Sequence> lastSequence(EventStore store) {
        try (var events = store.read(Query.all(), LogRange.all().newestFirst().limit(1))) {
            return events.hasNext() ? sequence(store, events.next().commit()) : Optional.empty();
        }
    }

    /** All events of this shard itself, the first of each commit with the place of its record. */
    Cursor<Placed> placed() {
        var outside = outside();
        return store.read(Query.all())
                .map(kept -> new Placed(
                        outside.apply(kept),
                        isFirst(kept) ? Optional.of(OriginMark.of(kept.event()).orElseThrow()) : Optional.empty()));
    }

    private static boolean isFirst(RecordedEvent event) {
        return event.position().equals(event.commit().first());
    }

    /**
     * An event, and where the record stands of which it is the first event.
     *
     * @param event as it was recorded
     * @param sequence empty for an event that is not the first of its commit
     */
    record Placed(RecordedEvent event, Optional<Sequence> sequence) {}

    private static Optional<Sequence> sequence(EventStore store, CommitSpan commit) {
        long first = commit.first().rank();
        try (var events = store.read(
                Query.all(), LogRange.all().after(Checkpoint.of(first - 1)).limit(1))) {
            return events.hasNext() ? OriginMark.of(events.next().event()) : Optional.empty();
        }
    }

    /** Adds commits that follow, and returns when they are durable. */
    void add(List<RecordedCommit> commits) {
        if (!commits.isEmpty()) {
            store.restoreAll(commits);
        }
    }

    private RecordedEvent outside(RecordedEvent kept) {
        return outside(kept, before(kept.stream()));
    }

    /** The same for a reader of many events, who meets the same streams again. */
    private Function<RecordedEvent, RecordedEvent> outside() {
        if (parents.isEmpty()) {
            return kept -> outside(kept, 0);
        }
        var known = new HashMap<StreamId, Long>();
        return kept -> {
            if (known.size() > KNOWN_STREAMS) {
                known.clear();
            }
            return outside(kept, known.computeIfAbsent(kept.stream(), this::before));
        };
    }

    private RecordedEvent outside(RecordedEvent kept, long before) {
        return new RecordedEvent(
                isFirst(kept) ? OriginMark.take(kept.event()) : kept.event(),
                before == 0
                        ? kept.version()
                        : Version.of(before + kept.version().value()),
                outside(kept.position()),
                kept.recordedAt(),
                new CommitSpan(outside(kept.commit().first()), kept.commit().size()));
    }

    private Position outside(Position kept) {
        return new Position(partition(), kept.rank());
    }

    @Override
    public void close() {
        store.close();
    }

    @Override
    public String toString() {
        return shard.toString();
    }
}
