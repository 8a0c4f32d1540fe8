package dev.yore.deciding.internal.engine;

import dev.yore.YoreException;
import dev.yore.deciding.DecidingOptions;
import dev.yore.deciding.internal.replica.Decided;
import dev.yore.deciding.internal.replica.ShardReplica;
import dev.yore.shard.LogUnavailableException;
import dev.yore.shard.PartitionedLog;
import dev.yore.shard.ShardBatch;
import dev.yore.shard.ShardReader;
import dev.yore.store.StoreFailedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one shard into the replica, in a thread of its own, until the shard is drained, reading fails for good, or it is closed.
 */
final class ShardFeed implements AutoCloseable {

    /** So often it is noted how far was read, where nothing was accepted meanwhile that tells. */
    private static final Duration NOTE_INTERVAL = Duration.ofMinutes(10);

    private final ShardReplica shard;
    private final ShardReader reader;
    private final PartitionedLog log;
    private final DecidingOptions options;
    private final InstantSource clock;
    private final Consumer<List<Decided>> onDecided;
    private final Consumer<ShardFeed> onEnd;
    private final Thread thread;

    private volatile boolean closed;
    private volatile @Nullable YoreException failure;
    private volatile @Nullable LogUnavailableException trouble;

    /** The serial numbers of the read that began last, of the last one that found the tip, and of the one that somebody waits for. */
    private volatile long begun;

    private volatile long tip;
    private volatile long wanted = 1;
    private boolean atGap;

    ShardFeed(
            ShardReplica shard,
            PartitionedLog log,
            DecidingOptions options,
            InstantSource clock,
            Consumer<List<Decided>> onDecided,
            Consumer<ShardFeed> onEnd) {
        this.shard = shard;
        this.reader = log.read(shard.history().partition(), shard.progress().sequence());
        this.log = log;
        this.options = options;
        this.clock = clock;
        this.onDecided = onDecided;
        this.onEnd = onEnd;
        this.thread = Thread.ofVirtual()
                .name("yore-shard-" + shard.history().partition())
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    ShardReplica shard() {
        return shard;
    }

    /** Why it reads no more; empty while it reads, and when it came to its end. */
    Optional<YoreException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Why it cannot read just now. */
    Optional<YoreException> trouble() {
        return Optional.<YoreException>ofNullable(trouble).or(this::failure);
    }

    /** Has it look for the tip at once, without waiting for records; the serial number of a read that has not begun yet. */
    long seekTip() {
        long next = begun + 1;
        wanted = next;
        reader.wake();
        return next;
    }

    /** Whether this read, or a later one, found nothing further. */
    boolean foundTip(long serial) {
        return tip >= serial;
    }

    void wake() {
        reader.wake();
    }

    private void run() {
        try (reader) {
            var backoff = new Backoff();
            while (!closed && !shard.progress().drained()) {
                step(backoff);
            }
        } catch (InterruptedException _) {
            // closed
        } catch (YoreException e) {
            failed(e);
        } catch (RuntimeException | Error e) {
            failed(new StoreFailedException("reading shard " + shard.history() + " failed: " + e, e));
        } finally {
            onEnd.accept(this);
        }
    }

    private void step(Backoff backoff) throws InterruptedException {
        try {
            if (atGap) {
                shard.passGap(clock.instant(), log.describe().retention());
                atGap = false;
            }
            long serial = begun + 1;
            begun = serial;
            var readBegun = clock.instant();
            var wait = tip < wanted ? Duration.ZERO : options.idleWait();
            take(reader.next(wait), readBegun, serial);
            trouble = null;
            backoff.reset();
        } catch (LogUnavailableException e) {
            trouble = e;
            TimeUnit.NANOSECONDS.sleep(backoff.nextNanos());
        }
    }

    private void take(ShardBatch batch, Instant readBegun, long serial) {
        if (batch.gap()) {
            atGap = true;
            return;
        }
        var decided = shard.apply(batch, readBegun);
        if (batch.atTip()) {
            tip = serial;
        }
        if (shard.isToBeNoted(NOTE_INTERVAL)) {
            shard.note();
        }
        onDecided.accept(decided);
    }

    /** Says that nothing goes on from here, and why. */
    void failed(YoreException cause) {
        if (!closed) {
            failure = cause;
        }
    }

    /** Ends it, and notes how far it came. */
    @Override
    public void close() {
        closed = true;
        reader.close();
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure == null) {
            shard.note();
        }
    }
}
