package dev.yore.deciding;

import dev.yore.YoreException;
import dev.yore.deciding.internal.engine.Advance;
import dev.yore.deciding.internal.engine.Appends;
import dev.yore.deciding.internal.engine.Deadline;
import dev.yore.deciding.internal.engine.DecidingFollower;
import dev.yore.deciding.internal.engine.Feeds;
import dev.yore.deciding.internal.engine.Reads;
import dev.yore.deciding.internal.replica.Replica;
import dev.yore.deciding.internal.verdict.RuleBook;
import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.shard.PartitionedLog;
import dev.yore.store.AppendResult;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.Cursor;
import dev.yore.store.EventStore;
import dev.yore.store.Follower;
import dev.yore.store.Limits;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.StoreClosedException;
import dev.yore.store.StreamRange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * An event store on a log in shards, such as a Kinesis stream, which is the one source of truth.
 *
 * <p>An append puts one record, then waits until this node has read past it. Whoever reads a shard in its order decides each record by what is
 * recorded before it, so all nodes come to the same verdicts without asking one another. What is accepted is kept in a replica, which serves
 * every read and outlives the retention of the log.
 *
 * <p>Each shard is a partition. A stream lies in the shards that take its partition key ({@link StreamId#partitionKey()}), one after the
 * other; its versions go on from shard to shard. What asks for a decision across partition keys ends in a
 * {@link dev.yore.store.SpansPartitionsException}, unless one shard takes them all.
 *
 * <p>Beside what {@link EventStore} says, an append throws {@link dev.yore.shard.LogUnavailableException} when the log could not be reached in
 * time, with nothing recorded; and every call for a stream that this node does not hold, a {@link NotHeldException}.
 */
public final class DecidingStore implements EventStore {

    private final PartitionedLog log;
    private final Replica replica;
    private final Feeds feeds;
    private final Appends appends;
    private final Reads reads;
    private final Advance advance;
    private volatile boolean closed;

    DecidingStore(PartitionedLog log, Replica replica, Feeds feeds, Appends appends, Advance advance) {
        this.log = log;
        this.replica = replica;
        this.feeds = feeds;
        this.appends = appends;
        this.reads = new Reads(replica);
        this.advance = advance;
    }

    /**
     * Opens the store on a log, and returns when the replica has read all that the log had at the time of this call.
     *
     * @param log the store closes it
     * @param stores where the replica is kept; one process at a time may use them
     * @throws TrimmedException if the log no longer keeps what the replica has not read
     * @throws dev.yore.store.UnreadableStoreException if the replica is one of another log
     * @throws dev.yore.shard.LogUnavailableException if the log does not answer
     */
    public static DecidingStore open(PartitionedLog log, ReplicaStores stores, DecidingOptions options) {
        return Opening.open(log, stores, options, InstantSource.system(), RuleBook.CURRENT, CatchUp.SILENT);
    }

    /** Opens the store on a log, as {@link #open(PartitionedLog, ReplicaStores, DecidingOptions)} does, and tells how far it is. */
    public static DecidingStore open(
            PartitionedLog log, ReplicaStores stores, DecidingOptions options, CatchUp listener) {
        return Opening.open(log, stores, options, InstantSource.system(), RuleBook.CURRENT, listener);
    }

    @Override
    public AppendResult tryAppend(Commit commit) {
        requireOpen();
        return appends.append(commit);
    }

    @Override
    public Cursor<RecordedEvent> load(StreamId stream, StreamRange range) {
        requireHeld(stream);
        return reads.load(stream, range);
    }

    @Override
    public Cursor<RecordedEvent> read(Query query, LogRange range) {
        requireOpen();
        return reads.read(query, range);
    }

    @Override
    public Follower follow(Query query, Checkpoint after) {
        requireOpen();
        return new DecidingFollower(replica, query, after, advance, () -> closed);
    }

    @Override
    public Checkpoint head() {
        requireOpen();
        return reads.head();
    }

    @Override
    public Checkpoint before(Position position) {
        requireOpen();
        return reads.before(position);
    }

    @Override
    public Checkpoint headAt(Instant recordedAt) {
        requireOpen();
        return reads.headAt(recordedAt);
    }

    @Override
    public Version version(StreamId stream) {
        requireHeld(stream);
        return reads.version(stream);
    }

    @Override
    public Optional<RecordedEvent> find(EventId id) {
        requireOpen();
        return reads.find(id);
    }

    @Override
    public Cursor<StreamId> streams(String prefix) {
        requireOpen();
        return reads.streams(prefix);
    }

    @Override
    public Limits limits() {
        return appends.limits();
    }

    /** How this node's replica stands. */
    public ReplicaView replica() {
        requireOpen();
        return new ReplicaView(replica, feeds::trouble);
    }

    /**
     * Reads on until it has everything that the log had at the time of this call.
     *
     * @return whether it has, in time
     * @throws YoreException why a shard cannot be read any more
     */
    public boolean catchUp(Duration timeout) throws InterruptedException {
        requireOpen();
        return feeds.seekTips().await(Deadline.in(timeout));
    }

    @Override
    public void close() {
        closed = true;
        advance.signal();
        appends.close();
        feeds.close();
        replica.close();
        log.close();
    }

    private void requireHeld(StreamId stream) {
        requireOpen();
        NotHeldException.requireHeld(replica.range(), stream);
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreClosedException("the store is closed");
        }
    }
}
