package dev.yore.testkit;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.AppendResult;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.Cursor;
import dev.yore.store.Follower;
import dev.yore.store.Limits;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import dev.yore.store.RestorableStore;
import dev.yore.store.StreamRange;
import dev.yore.testkit.internal.Gate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An event store in memory, for tests: it keeps every promise of {@link dev.yore.store.EventStore} but that of outliving the
 * process.
 *
 * <pre>{@code
 * var store = new InMemoryStore().withClock(InstantSource.fixed(noon));
 * var accounts = Repository.of(store, Account.DECIDER, Account.CODEC);
 * }</pre>
 *
 * <p>It is also the model that engines are compared with. So it is plain rather than fast: one lock guards everything, and
 * a read copies what it will yield. Any thread may use it.
 */
public final class InMemoryStore implements RestorableStore {

    private final InMemoryLog log;
    private final InstantSource clock;
    private final Limits limits;
    private final Gate gate = new Gate();

    /** An empty store with the system's clock and {@link Limits#DEFAULT}. */
    public InMemoryStore() {
        this(InMemoryLog.ofOne(), InstantSource.system(), Limits.DEFAULT);
    }

    private InMemoryStore(InMemoryLog log, InstantSource clock, Limits limits) {
        this.log = log;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * An empty store that takes its times of recording from this clock, in whole microseconds. When the clock goes back, the times
     * of recording stand still.
     */
    public InMemoryStore withClock(InstantSource clock) {
        return new InMemoryStore(log.empty(), clock, limits);
    }

    /** An empty store with these limits. */
    public InMemoryStore withLimits(Limits limits) {
        return new InMemoryStore(log.empty(), clock, limits);
    }

    /**
     * An empty store whose log has so many partitions, as an engine on Kinesis has one for each shard: they share the hash keys evenly
     * and are called {@code shardId-000000000000} and so on. Where there are several, a commit that spans partitions is refused
     * ({@link dev.yore.store.SpansPartitionsException}).
     *
     * @param partitions 1 or more
     */
    public InMemoryStore withPartitions(int partitions) {
        return new InMemoryStore(InMemoryLog.of(partitions), clock, limits);
    }

    /** Closes this store and opens another one with the same history, as if the program had been started anew. */
    public InMemoryStore reopen() {
        close();
        return new InMemoryStore(log, clock, limits);
    }

    /** The partition that the events of a stream lie in, or would. */
    public Partition partition(StreamId stream) {
        return inside(() -> log.partition(stream));
    }

    @Override
    public AppendResult tryAppend(Commit commit) {
        return inside(() -> {
            limits.check(commit);
            var result = log.append(commit, clock.instant());
            gate.signalAll();
            return result;
        });
    }

    @Override
    public Receipt restore(List<Event> events, Position first, Instant recordedAt) {
        return inside(() -> {
            var commit = Commit.of(events);
            limits.check(commit);
            var receipt = log.restore(commit, first, recordedAt);
            gate.signalAll();
            return receipt;
        });
    }

    @Override
    public Cursor<RecordedEvent> load(StreamId stream, StreamRange range) {
        return inside(() -> new ListCursor<>(log.load(stream, range), gate));
    }

    @Override
    public Cursor<RecordedEvent> read(Query query, LogRange range) {
        return inside(() -> new ListCursor<>(log.read(query, range), gate));
    }

    @Override
    public Follower follow(Query query, Checkpoint after) {
        return inside(() -> new InMemoryFollower(log, gate, query, after));
    }

    @Override
    public Checkpoint head() {
        return inside(log::head);
    }

    @Override
    public Checkpoint headAt(Instant recordedAt) {
        return inside(() -> log.headAt(recordedAt));
    }

    @Override
    public Version version(StreamId stream) {
        return inside(() -> log.version(stream));
    }

    @Override
    public Optional<RecordedEvent> find(EventId id) {
        return inside(() -> log.find(id));
    }

    @Override
    public Cursor<StreamId> streams(String prefix) {
        return inside(() -> new ListCursor<>(log.streams(prefix), gate));
    }

    @Override
    public Limits limits() {
        return inside(() -> limits);
    }

    @Override
    public void close() {
        gate.close();
    }

    private <T> T inside(Supplier<T> call) {
        return gate.inside(() -> {
            gate.requireOpen();
            return call.get();
        });
    }
}
