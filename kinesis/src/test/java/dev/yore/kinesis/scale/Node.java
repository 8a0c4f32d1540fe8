package dev.yore.kinesis.scale;

import dev.yore.deciding.internal.replica.Replica;
import dev.yore.deciding.internal.replica.ShardReplica;
import dev.yore.deciding.internal.verdict.CommitFormat;
import dev.yore.deciding.internal.verdict.Judge;
import dev.yore.deciding.internal.verdict.RuleBook;
import dev.yore.event.EventId;
import dev.yore.event.Partition;
import dev.yore.event.StreamId;
import dev.yore.shard.Entry;
import dev.yore.shard.HashRange;
import dev.yore.shard.PutResult;
import dev.yore.shard.ShardBatch;
import dev.yore.store.Commit;
import dev.yore.testkit.InMemoryStore;
import dev.yore.testkit.shard.ModelLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A node of a fleet: the replica and the verdicts are the real ones, calls take the time that they are said to take. */
final class Node {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long BACKOFF = Duration.ofMillis(50).toNanos();

    private final Fleet fleet;
    private final VirtualTime time;
    private final ModelLog log;
    private final Replica replica;
    private final Map<Partition, Feed> feeds = new HashMap<>();
    private final Map<EventId, Writer> waiting = new HashMap<>();

    /** Until when the entries that were put in each shard are paid for. */
    private final Map<Partition, Long> paid = new HashMap<>();

    Node(Fleet fleet, HashRange range) {
        this.fleet = fleet;
        this.time = fleet.time();
        this.log = fleet.stream().connect();
        this.replica = Replica.open(_ -> new InMemoryStore(), log.describe(), range, new Judge(RuleBook.CURRENT));
        replica.discover(log.shards(), false);
        for (var shard : replica.shards()) {
            replica.start(shard, log.describe(), time.instant(), false);
            var reader = log.read(shard.history().partition(), shard.progress().sequence());
            feeds.put(shard.history().partition(), fleet.feed(this, shard, reader));
        }
        feeds.values().forEach(Feed::start);
    }

    Map<Partition, Feed> feeds() {
        return feeds;
    }

    /** The newest shard that takes a stream's events. */
    ShardReplica shard(StreamId stream) {
        return replica.newest(HashRange.hash(stream.partitionKey())).orElseThrow();
    }

    /** Puts a commit of one event as soon as its shard takes it; the writer hears of the verdict. */
    void append(Commit commit, Writer writer) {
        var event = commit.events().getFirst();
        var shard = shard(event.stream()).history().partition();
        waiting.put(event.id(), writer);
        var entry = new Entry(event.stream().partitionKey(), CommitFormat.encode(commit));
        send(entry, shard);
    }

    private void send(Entry entry, Partition shard) {
        long before = Math.max(paid.getOrDefault(shard, 0L), time.now() - SECOND);
        paid.put(shard, before + SECOND / log.limits().shardEntriesPerSecond());
        time.in(Math.max(0, before - time.now()) + Fleet.PUT / 2, () -> arrive(entry, shard));
    }

    private void arrive(Entry entry, Partition shard) {
        if (log.put(List.of(entry)).getFirst() instanceof PutResult.Put) {
            fleet.put(shard);
            time.in(Fleet.PUT / 2, feeds.get(shard)::wake);
        } else {
            time.in(BACKOFF, () -> send(entry, shard));
        }
    }

    /** Decides records, and tells those who wait. */
    void apply(ShardReplica shard, ShardBatch batch) {
        for (var decided : shard.apply(batch, time.instant())) {
            var id = CommitFormat.decode(decided.record().data())
                    .events()
                    .getFirst()
                    .id();
            var writer = waiting.remove(id);
            if (writer != null) {
                writer.answered(decided.verdict());
            }
        }
    }
}
