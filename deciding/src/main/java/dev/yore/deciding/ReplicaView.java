package dev.yore.deciding;

import dev.yore.YoreException;
import dev.yore.deciding.internal.replica.Digest;
import dev.yore.deciding.internal.replica.Replica;
import dev.yore.deciding.internal.replica.ShardReplica;
import dev.yore.event.Partition;
import dev.yore.shard.HashRange;
import dev.yore.shard.Sequence;
import dev.yore.store.Cursor;
import dev.yore.store.StreamRange;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** How a node's replica of a log stands, and what it left out. Any thread may ask. */
public final class ReplicaView {

    private final Replica replica;
    private final Function<Partition, Optional<YoreException>> trouble;

    /** @param trouble why a shard cannot be read */
    ReplicaView(Replica replica, Function<Partition, Optional<YoreException>> trouble) {
        this.replica = replica;
        this.trouble = trouble;
    }

    /** The identity of the log. */
    public String log() {
        return replica.log();
    }

    /** The hash keys that it holds. */
    public HashRange range() {
        return replica.range();
    }

    /** How it stands in each shard, parents before their children. */
    public List<ShardStatus> shards() {
        return replica.shards().stream().map(this::status).toList();
    }

    /**
     * The void records of a shard.
     *
     * @param range the ranks among them, as of versions
     */
    public Cursor<RejectedRecord> rejected(Partition shard, StreamRange range) {
        shard(shard);
        return replica.journal().rejected(shard, range);
    }

    /**
     * A digest of a shard's accepted history up to a record: two replicas that have read so far have the same one.
     *
     * @param upTo the last record that counts; empty: all that is read
     * @return SHA-256, as 64 hexadecimal digits
     */
    public String digest(Partition shard, Optional<Sequence> upTo) {
        return Digest.of(shard(shard).history(), upTo);
    }

    private ShardReplica shard(Partition id) {
        return replica.shard(id).orElseThrow(() -> new NoSuchElementException("this replica has no shard " + id));
    }

    private ShardStatus status(ShardReplica shard) {
        var history = shard.history();
        var progress = shard.progress();
        return new ShardStatus(
                history.shard(),
                history.head(),
                replica.journal().countRejected(history.partition()),
                progress.sequence(),
                progress.coveredUntil(),
                progress.drained(),
                trouble.apply(history.partition()).map(it -> String.valueOf(it.getMessage())));
    }
}
