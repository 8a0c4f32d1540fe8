package dev.yore.deciding.internal.engine;

import dev.yore.deciding.DecidingOptions;
import dev.yore.deciding.NotHeldException;
import dev.yore.deciding.internal.replica.Replica;
import dev.yore.deciding.internal.replica.ShardReplica;
import dev.yore.deciding.internal.replica.StandingLedger;
import dev.yore.deciding.internal.verdict.CommitFormat;
import dev.yore.deciding.internal.verdict.Judge;
import dev.yore.event.Event;
import dev.yore.event.Partition;
import dev.yore.shard.Entry;
import dev.yore.shard.HashRange;
import dev.yore.shard.LogUnavailableException;
import dev.yore.shard.PartitionedLog;
import dev.yore.store.AppendResult;
import dev.yore.store.AppendResult.Conflict;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.LimitExceededException;
import dev.yore.store.Limits;
import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.StoreClosedException;
import dev.yore.store.StoreFailedException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Takes commits up, and answers when the replica has read what became of them.
 *
 * <p>What the replica knows to be refused for good is not put at all. A commit that expects more than the replica has is put only when it turns
 * out that the replica was behind; so no record of this library can be refused now and accepted later.
 */
public final class Appends implements AutoCloseable {

    private static final Partition UNKNOWN = new Partition("unknown");

    /** So long closing waits for what is under way. */
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(5);

    private final PartitionedLog log;
    private final Replica replica;
    private final Feeds feeds;
    private final Waiting waiting;
    private final DecidingOptions options;
    private final Limits limits;
    private final Turns turns = new Turns();
    private final Semaphore room;
    private final Sender sender;

    /** Held for reading by those that append, for writing by the one who closes. */
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

    private volatile boolean closed;
    private volatile boolean abandoned;

    /** Starts to send. */
    public Appends(PartitionedLog log, Replica replica, Feeds feeds, Waiting waiting, DecidingOptions options) {
        this.log = log;
        this.replica = replica;
        this.feeds = feeds;
        this.waiting = waiting;
        this.options = options;
        this.limits = limitsFor(log.limits().recordBytes());
        this.room = new Semaphore(options.waitingAppends());
        this.sender = new Sender(log, new Paces(log.limits(), this::shardOf), options.concurrentPuts(), feeds::wake);
    }

    /** What fits into one record for certain: a quarter of it is left for what JSON adds. */
    private static Limits limitsFor(int recordBytes) {
        int events = Math.min(Limits.MAX.commitEvents(), recordBytes / 1024);
        int bytes = recordBytes - recordBytes / 4;
        return new Limits(bytes, bytes, events, Limits.MAX.eventTags());
    }

    /** How much a commit may hold. */
    public Limits limits() {
        return limits;
    }

    /** Appends a commit; see {@link dev.yore.deciding.DecidingStore}. */
    public AppendResult append(Commit commit) {
        if (!gate.readLock().tryLock()) {
            throw closed();
        }
        try {
            if (closed) {
                throw closed();
            }
            limits.check(commit);
            var entry = entry(commit);
            return append(commit, entry, Deadline.in(options.appendTimeout()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknownException("interrupted before it was known what became of the commit", e);
        } finally {
            gate.readLock().unlock();
        }
    }

    private AppendResult append(Commit commit, Entry entry, Deadline deadline) throws InterruptedException {
        if (!room.tryAcquire(Math.max(0, deadline.left()), TimeUnit.NANOSECONDS)) {
            throw busy();
        }
        try (var turn = turns.take(entry.partitionKey(), deadline)) {
            if (turn == null) {
                throw busy();
            }
            var hashKey = HashRange.hash(entry.partitionKey());
            requirePlace(commit, hashKey);
            var known = foreseen(commit, hashKey, deadline);
            return known.isPresent() ? known.get() : put(new Outgoing(entry, deadline));
        } finally {
            room.release();
        }
    }

    private AppendResult put(Outgoing outgoing) {
        waiting.add(outgoing);
        try {
            if (abandoned) {
                throw closed();
            }
            sender.send(outgoing);
            return outgoing.await();
        } finally {
            waiting.remove(outgoing);
        }
    }

    /** The answer that is certain already; empty where the log must decide. */
    private Optional<AppendResult> foreseen(Commit commit, BigInteger hashKey, Deadline deadline)
            throws InterruptedException {
        var answer = foreseen(commit, hashKey);
        if (answer.isPresent() && answer.get() instanceof Conflict conflict && mayYetBeMet(conflict)) {
            if (!feeds.awaitTip(hashKey, deadline)) {
                throw new LogUnavailableException(
                        "the log could not be read in time; nothing was recorded: try again later");
            }
            return foreseen(commit, hashKey);
        }
        return answer;
    }

    private Optional<AppendResult> foreseen(Commit commit, BigInteger hashKey) {
        return replica.newest(hashKey).flatMap(it -> Judge.foreseen(commit, new StandingLedger(it.history())));
    }

    /** Whether no stream is beyond what is expected of it, so that a replica that is behind might mislead. */
    private static boolean mayYetBeMet(Conflict conflict) {
        return conflict.mismatches().stream()
                .allMatch(it -> it.expected() instanceof ExpectedVersion.Exactly(var version)
                        && version.value() > it.actual().value());
    }

    private void requirePlace(Commit commit, BigInteger hashKey) {
        var range = replica.range();
        for (Event event : commit.events()) {
            NotHeldException.requireHeld(range, event.stream());
        }
        boolean one = replica.newest(hashKey)
                .filter(it -> it.history().shard().range().equals(HashRange.WHOLE))
                .isPresent();
        if (!one) {
            commit.partitionKey();
        }
        feeds.failure(hashKey).ifPresent(it -> {
            throw new StoreFailedException(
                    "the shard is read no more, so that nothing can be appended: " + it.getMessage(), it);
        });
    }

    private Entry entry(Commit commit) {
        var key = commit.events().getFirst().stream().partitionKey();
        var entry = new Entry(key, CommitFormat.encode(commit));
        int most = log.limits().recordBytes();
        if (entry.size() > most) {
            throw new LimitExceededException("bytes of the record that a commit becomes", most, entry.size());
        }
        return entry;
    }

    private Partition shardOf(BigInteger hashKey) {
        return replica.newest(hashKey)
                .map(ShardReplica::history)
                .map(it -> it.partition())
                .orElse(UNKNOWN);
    }

    private static LogUnavailableException busy() {
        return new LogUnavailableException(
                "others were first and the log is slow: nothing was recorded; try again later, with fewer appends at the same time");
    }

    private static StoreClosedException closed() {
        return new StoreClosedException("the store is closed; nothing was recorded");
    }

    /** Takes up no more, and lets those finish that are under way, for a while: what is not decided by then is left as it is. */
    @Override
    public void close() {
        closed = true;
        if (!finishInTime()) {
            abandoned = true;
            feeds.close(); // which tells those that wait
            gate.writeLock().lock();
        }
        try {
            sender.close();
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** Whether nothing is under way any more; then nothing comes up either. An interrupt ends the waiting, and stays set. */
    private boolean finishInTime() {
        try {
            return gate.writeLock().tryLock(TIME_TO_FINISH.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
