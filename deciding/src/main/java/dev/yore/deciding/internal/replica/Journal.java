package dev.yore.deciding.internal.replica;

import dev.yore.deciding.Reason;
import dev.yore.deciding.RejectedRecord;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.Partition;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.shard.HashRange;
import dev.yore.shard.Sequence;
import dev.yore.shard.Shard;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.Cursor;
import dev.yore.store.EventStore;
import dev.yore.store.StreamRange;
import dev.yore.store.UnreadableStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a replica must remember beside the accepted history: of which log it is, which shards there were, how far each was read, and
 * which records are void. It is itself a store of events.
 *
 * <p>Nothing that decides is kept here. Any thread may call it; what concerns one shard is written by one thread.
 */
public final class Journal implements AutoCloseable {

    private static final StreamId REPLICA = StreamId.of("replica");
    private static final StreamId SHARDS = StreamId.of("shards");

    private final EventStore store;
    private final Optional<Checkpoint> asOf;

    Journal(EventStore store) {
        this(store, Optional.empty());
    }

    /** @param asOf up to where it is read, where it is to be read as it was */
    Journal(EventStore store, Optional<Checkpoint> asOf) {
        this.store = store;
        this.asOf = asOf;
    }

    /** Of which log this is a replica, and of which part; empty for a new one. */
    Optional<ReplicaOf> replicaOf() {
        return newest(REPLICA).map(it -> ReplicaOf.from(it.data().tree()));
    }

    /** @throws UnreadableStoreException if this is no replica's journal */
    ReplicaOf requireReplica() {
        return replicaOf().orElseThrow(() -> new UnreadableStoreException("there is no replica"));
    }

    void begin(ReplicaOf of) {
        append(REPLICA, "ReplicaBegun", of.toTree());
    }

    /** The shards that were found, parents before their children. */
    List<Shard> shards() {
        try (var found = store.load(SHARDS)) {
            return found.stream()
                    .filter(this::counts)
                    .map(it -> shard(it.data().tree()))
                    .toList();
        }
    }

    void found(Shard shard) {
        var tree = Json.nodes().objectNode().put("shard", shard.id().name());
        var parents = tree.putArray("parents");
        shard.parents().forEach(it -> parents.add(it.name()));
        append(SHARDS, "ShardFound", tree.put("range", shard.range().toString()));
    }

    /** How far a shard was read when that was last noted. */
    Optional<Progress> progress(Partition shard) {
        return newest(progressOf(shard)).map(it -> progress(it.data().tree()));
    }

    void progressed(Partition shard, Progress progress) {
        var tree = Json.nodes().objectNode();
        progress.sequence().ifPresent(it -> tree.put("sequence", it.toString()));
        tree.put("coveredUntil", progress.coveredUntil().toString())
                .put("kept", progress.kept().toString())
                .put("drained", progress.drained());
        append(progressOf(shard), "ShardRead", tree);
    }

    /** Where the last void record of a shard stands. */
    Optional<Sequence> lastRejected(Partition shard) {
        return newest(rejectedOf(shard)).map(it -> rejected(shard, it).sequence());
    }

    /** Notes void records, in the order of the shard, and returns when that is durable. */
    void reject(List<RejectedRecord> records) {
        int most = store.limits().commitEvents();
        for (int from = 0; from < records.size(); from += most) {
            var part = records.subList(from, Math.min(records.size(), from + most));
            store.append(Commit.of(part.stream().map(Journal::event).toList()));
        }
    }

    /** How many records of a shard are void. */
    public long countRejected(Partition shard) {
        return store.version(rejectedOf(shard)).value();
    }

    /** The void records of a shard. */
    public Cursor<RejectedRecord> rejected(Partition shard, StreamRange range) {
        return store.load(rejectedOf(shard), range).map(it -> rejected(shard, it));
    }

    private Optional<RecordedEvent> newest(StreamId stream) {
        try (var events = store.load(stream, StreamRange.all().newestFirst())) {
            return events.stream().filter(this::counts).findFirst();
        }
    }

    private boolean counts(RecordedEvent event) {
        return asOf.isEmpty() || asOf.get().covers(event.position());
    }

    private void append(StreamId stream, String type, ObjectNode data) {
        store.append(Commit.of(Event.of(stream.value(), type, Json.of(data))));
    }

    private static StreamId progressOf(Partition shard) {
        return StreamId.of("read-" + shard);
    }

    private static StreamId rejectedOf(Partition shard) {
        return StreamId.of("rejected-" + shard);
    }

    private static Shard shard(JsonNode tree) {
        var parents = tree.get("parents").values().stream()
                .map(it -> new Partition(it.stringValue()))
                .toList();
        return new Shard(
                new Partition(tree.get("shard").stringValue()),
                parents,
                HashRange.parse(tree.get("range").stringValue()));
    }

    private static Progress progress(JsonNode tree) {
        return new Progress(
                Optional.ofNullable(tree.get("sequence")).map(it -> Sequence.parse(it.stringValue())),
                Instant.parse(tree.get("coveredUntil").stringValue()),
                Duration.parse(tree.get("kept").stringValue()),
                tree.get("drained").booleanValue());
    }

    private static Event event(RejectedRecord record) {
        var tree = Json.nodes().objectNode();
        tree.put("sequence", record.sequence().toString());
        tree.put("partitionKey", record.partitionKey());
        tree.put("arrivedAt", record.arrivedAt().toString());
        tree.put("reason", record.reason().name());
        tree.put("detail", record.detail());
        tree.put("data", record.data());
        return Event.of(rejectedOf(record.shard()).value(), "RecordRejected", Json.of(tree));
    }

    private static RejectedRecord rejected(Partition shard, RecordedEvent event) {
        var tree = event.data().tree();
        return new RejectedRecord(
                shard,
                Sequence.parse(tree.get("sequence").stringValue()),
                tree.get("partitionKey").stringValue(),
                Instant.parse(tree.get("arrivedAt").stringValue()),
                Reason.valueOf(tree.get("reason").stringValue()),
                tree.get("detail").stringValue(),
                tree.get("data").stringValue());
    }

    @Override
    public void close() {
        store.close();
    }
}
