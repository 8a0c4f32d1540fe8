package dev.yore.deciding;

import dev.yore.deciding.internal.engine.Advance;
import dev.yore.deciding.internal.engine.Appends;
import dev.yore.deciding.internal.engine.Deadline;
import dev.yore.deciding.internal.engine.Feeds;
import dev.yore.deciding.internal.engine.Reads;
import dev.yore.deciding.internal.engine.Waiting;
import dev.yore.deciding.internal.replica.Replica;
import dev.yore.deciding.internal.verdict.Judge;
import dev.yore.deciding.internal.verdict.RuleBook;
import dev.yore.shard.LogUnavailableException;
import dev.yore.shard.PartitionedLog;
import java.time.Duration;
import java.time.InstantSource;

/** Puts a store together, and takes it apart again when that fails. */
final class Opening {

    private static final Duration LISTEN_INTERVAL = Duration.ofSeconds(1);

    private Opening() {}

    static DecidingStore open(
            PartitionedLog log,
            ReplicaStores stores,
            DecidingOptions options,
            InstantSource clock,
            RuleBook rules,
            CatchUp listener) {
        try {
            var description = log.describe();
            var replica = Replica.open(stores, description, options.range(), new Judge(rules));
            var waiting = new Waiting();
            var advance = new Advance();
            var feeds = new Feeds(log, description, replica, options, clock, waiting, advance);
            var appends = new Appends(log, replica, feeds, waiting, options);
            var store = new DecidingStore(log, replica, feeds, appends, advance);
            try {
                feeds.refresh();
                catchUp(feeds, new Reads(replica), listener);
                return store;
            } catch (RuntimeException | Error e) {
                store.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            log.close();
            throw e;
        }
    }

    private static void catchUp(Feeds feeds, Reads reads, CatchUp listener) {
        try {
            var tips = feeds.seekTips();
            while (!tips.await(Deadline.in(LISTEN_INTERVAL))) {
                listener.at(reads.head());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted before the replica had caught up with the log", e);
        }
    }
}
