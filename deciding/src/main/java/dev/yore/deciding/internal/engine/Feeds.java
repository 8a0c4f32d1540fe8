package dev.yore.deciding.internal.engine;

import dev.yore.YoreException;
import dev.yore.deciding.DecidingOptions;
import dev.yore.deciding.internal.replica.Decided;
import dev.yore.deciding.internal.replica.Replica;
import dev.yore.deciding.internal.replica.ShardReplica;
import dev.yore.event.Partition;
import dev.yore.shard.HashRange;
import dev.yore.shard.LogDescription;
import dev.yore.shard.LogUnavailableException;
import dev.yore.shard.PartitionedLog;
import dev.yore.store.StoreFailedException;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Reads the shards that a replica holds, all at the same time, but a child only when its parents are drained. When a shard is drained it
 * looks for those that go on from it.
 */
public final class Feeds implements AutoCloseable {

    private final PartitionedLog log;
    private final LogDescription description;
    private final Replica replica;
    private final DecidingOptions options;
    private final InstantSource clock;
    private final Waiting waiting;
    private final Advance advance;
    private final Map<Partition, ShardFeed> feeds = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Nothing is read yet. */
    public Feeds(
            PartitionedLog log,
            LogDescription description,
            Replica replica,
            DecidingOptions options,
            InstantSource clock,
            Waiting waiting,
            Advance advance) {
        this.log = log;
        this.description = description;
        this.replica = replica;
        this.options = options;
        this.clock = clock;
        this.waiting = waiting;
        this.advance = advance;
    }

    /**
     * Looks which shards there are, and begins to read those that can be read.
     *
     * @throws dev.yore.deciding.TrimmedException if the log keeps no more what is missing here
     */
    public void refresh() {
        var listed = log.shards();
        synchronized (this) {
            replica.discover(listed, options.restIsWhole());
            for (var shard : replica.shards()) {
                if (!closed
                        && !shard.progress().drained()
                        && !feeds.containsKey(shard.history().partition())
                        && replica.isReadable(shard)) {
                    begin(shard);
                }
            }
        }
    }

    private void begin(ShardReplica shard) {
        replica.start(shard, description, clock.instant(), options.restIsWhole());
        var feed = new ShardFeed(shard, log, options, clock, this::decided, this::ended);
        feeds.put(shard.history().partition(), feed);
        feed.start();
    }

    private void decided(List<Decided> records) {
        waiting.decided(records);
        advance.signal();
    }

    private void ended(ShardFeed feed) {
        if (feed.shard().progress().drained()) {
            findChildren(feed);
        } else {
            feed.failure().ifPresent(it -> waiting.failed(range(feed), it));
        }
        advance.signal();
    }

    /** Its children are there, or will be in a moment: it was closed because they were made. */
    private void findChildren(ShardFeed feed) {
        var backoff = new Backoff();
        while (!closed) {
            try {
                refresh();
                if (hasSuccessor(feed.shard())) {
                    return;
                }
            } catch (LogUnavailableException _) {
                // again, in a moment
            } catch (YoreException e) {
                feed.failed(e);
                waiting.failed(range(feed), e);
                return;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(backoff.nextNanos());
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /** Whether a shard is known that goes on from a drained one. */
    private boolean hasSuccessor(ShardReplica drained) {
        var from = drained.history().shard().range().from();
        return replica.newest(from).filter(it -> it != drained).isPresent();
    }

    private static HashRange range(ShardFeed feed) {
        return feed.shard().history().shard().range();
    }

    /** Something was put in a shard: it need not wait until it asks again. */
    public void wake(Partition shard) {
        var feed = feeds.get(shard);
        if (feed != null) {
            feed.wake();
        }
    }

    /** Why the shard that takes this hash key is read no more, or cannot be read just now. */
    public Optional<YoreException> failure(BigInteger hashKey) {
        return replica.newest(hashKey)
                .map(it -> feeds.get(it.history().partition()))
                .flatMap(ShardFeed::failure);
    }

    /** Why a shard cannot be read, for now or for good. */
    public Optional<YoreException> trouble(Partition shard) {
        return Optional.ofNullable(feeds.get(shard)).flatMap(ShardFeed::trouble);
    }

    /**
     * Waits until the shard of a hash key was read to its tip, by a read that began after this call.
     *
     * @return whether it was, in time
     */
    public boolean awaitTip(BigInteger hashKey, Deadline deadline) throws InterruptedException {
        return seekTips()
                .await(
                        deadline,
                        tips -> replica.newest(hashKey).filter(tips::found).isPresent());
    }

    /** Begins to look for the tips of all shards. */
    public Tips seekTips() {
        return new Tips();
    }

    /** The tips of all shards, each found by a read that began after this was made. */
    public final class Tips {
        private final Map<Partition, Long> reads = new HashMap<>();

        private Tips() {
            feeds.forEach((shard, feed) -> reads.put(shard, feed.seekTip()));
        }

        /** Waits until all are found, of shards too that came up meanwhile. Whether they were, in time. */
        public boolean await(Deadline deadline) throws InterruptedException {
            return await(deadline, it -> replica.shards().stream().allMatch(it::found));
        }

        private boolean await(Deadline deadline, Predicate<Tips> reached) throws InterruptedException {
            while (true) {
                long seen = advance.count();
                if (reached.test(this)) {
                    return true;
                }
                throwFailure();
                if (closed || !advance.await(seen, deadline.left())) {
                    return false;
                }
            }
        }

        private boolean found(ShardReplica shard) {
            if (shard.progress().drained()) {
                return hasSuccessor(shard);
            }
            var feed = feeds.get(shard.history().partition());
            return feed != null
                    && feed.foundTip(reads.getOrDefault(shard.history().partition(), 1L));
        }
    }

    private void throwFailure() {
        for (var feed : feeds.values()) {
            feed.failure().ifPresent(it -> {
                throw it;
            });
        }
    }

    /** Ends the reading. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        var cause = new StoreFailedException("the store was closed before the log told what became of it");
        waiting.failed(HashRange.WHOLE, cause);
        feeds.values().forEach(ShardFeed::close);
        advance.signal();
    }
}
