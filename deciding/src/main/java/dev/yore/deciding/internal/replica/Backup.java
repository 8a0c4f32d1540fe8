package dev.yore.deciding.internal.replica;

import dev.yore.deciding.ReplicaStores;
import dev.yore.event.Partition;
import dev.yore.shard.Sequence;
import dev.yore.shard.Shard;
import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import dev.yore.store.UnreadableStoreException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Copies a replica as it was at one time, although a node goes on working with it.
 *
 * <p>A node notes what is void, then writes what is accepted, then notes how far it was read. So the copy begins with the heads of the
 * histories, goes on with the head of the journal, and takes of each history what stands up to the last record that either of them
 * speaks of: to that record, the journal has all that is void, and the history all that is accepted. The journal is written last.
 */
public final class Backup {

    private final ReplicaStores from;
    private final ReplicaStores to;
    private final LongConsumer progress;
    private long copied;

    /** @param progress is told how many events more are copied and durable */
    public Backup(ReplicaStores from, ReplicaStores to, LongConsumer progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /** Copies what is missing, and says how many events of the log that was. */
    public long run() {
        var heads = heads();
        try (var store =
                from.open(ReplicaStores.JOURNAL)) { // anew: one that is open already may show what was a moment ago
            var noted = store.head();
            var journal = new Journal(store, Optional.of(noted));
            requireSame(journal.requireReplica());
            journal.shards().forEach(it -> copy(it, journal, heads));
            copyJournal(store, noted);
        }
        return copied;
    }

    private Map<Partition, Optional<Sequence>> heads() {
        var heads = new HashMap<Partition, Optional<Sequence>>();
        try (var journal = new Journal(from.open(ReplicaStores.JOURNAL))) {
            journal.shards().forEach(it -> heads.put(it.id(), lastSequence(it)));
        }
        return heads;
    }

    private void requireSame(ReplicaOf of) {
        try (var target = to.open(ReplicaStores.JOURNAL)) {
            var there = new Journal(target).replicaOf();
            if (there.isPresent() && !there.get().equals(of)) {
                throw new UnreadableStoreException(
                        "the backup there is one of %s with the hash keys %s, not of %s with %s: give this one a place of its own"
                                .formatted(there.get().log(), there.get().range(), of.log(), of.range()));
            }
        }
    }

    private Optional<Sequence> lastSequence(Shard shard) {
        try (var store = from.open(shard.id().name())) {
            return ShardHistory.lastSequence(store);
        }
    }

    private void copy(Shard shard, Journal journal, Map<Partition, Optional<Sequence>> heads) {
        var last = Stream.of(
                        heads.getOrDefault(shard.id(), Optional.empty()),
                        journal.progress(shard.id()).flatMap(Progress::sequence),
                        journal.lastRejected(shard.id()))
                .flatMap(Optional::stream)
                .max(Sequence::compareTo);
        try (var source = from.open(shard.id().name());
                var target = to.open(shard.id().name())) {
            copied += new StoreCopy(source, target, progress)
                    .copy(commit -> last.isPresent()
                            && StoreCopy.sequence(commit).orElseThrow().compareTo(last.get()) <= 0);
        }
    }

    private void copyJournal(EventStore store, Checkpoint noted) {
        try (var target = to.open(ReplicaStores.JOURNAL)) {
            new StoreCopy(store, target, _ -> {}).copy(commit -> noted.covers(commit.first()));
        }
    }
}
