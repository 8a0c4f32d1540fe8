package dev.yore.testkit.shard;

import dev.yore.event.Partition;
import dev.yore.shard.Entry;
import dev.yore.shard.LogDescription;
import dev.yore.shard.PartitionedLog;
import dev.yore.shard.PutLimits;
import dev.yore.shard.PutResult;
import dev.yore.shard.Sequence;
import dev.yore.shard.Shard;
import dev.yore.shard.ShardBatch;
import dev.yore.shard.ShardReader;
import dev.yore.store.StoreFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A node's connection to a log that can end as it does with the node's process: from then on nothing is put, and nothing that is read
 * reaches the node any more. Any thread may use it.
 */
public final class CrashingLog implements PartitionedLog {

    private final PartitionedLog log;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private volatile boolean crashed;

    /** A connection that has not ended yet. */
    public CrashingLog(PartitionedLog log) {
        this.log = log;
    }

    /** Ends it. Whoever uses it later, or waits for it now, gets a {@link StoreFailedException}. */
    public void crash() {
        crashed = true;
        readers.forEach(Reader::wake);
    }

    @Override
    public LogDescription describe() {
        requireAlive();
        return log.describe();
    }

    @Override
    public List<Shard> shards() {
        requireAlive();
        return log.shards();
    }

    @Override
    public List<PutResult> put(List<Entry> entries) {
        requireAlive();
        return log.put(entries);
    }

    @Override
    public ShardReader read(Partition shard, Optional<Sequence> after) {
        var reader = new Reader(log.read(shard, after));
        readers.add(reader);
        return reader;
    }

    @Override
    public PutLimits limits() {
        return log.limits();
    }

    @Override
    public void close() {
        log.close();
    }

    private void requireAlive() {
        if (crashed) {
            throw new StoreFailedException("the process of this node has ended, as the test wants it");
        }
    }

    private final class Reader implements ShardReader {
        private final ShardReader reader;

        private Reader(ShardReader reader) {
            this.reader = reader;
        }

        @Override
        public ShardBatch next(Duration wait) throws InterruptedException {
            requireAlive();
            var batch = reader.next(wait);
            requireAlive();
            return batch;
        }

        @Override
        public void wake() {
            reader.wake();
        }

        @Override
        public void close() {
            readers.remove(this);
            reader.close();
        }
    }
}
