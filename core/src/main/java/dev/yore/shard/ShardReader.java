package dev.yore.shard;

import java.time.Duration;

/** Reads a shard, record by record, in order. For one thread at a time, but for {@link #wake()} and {@link #close()}. */
public interface ShardReader extends AutoCloseable {

    /**
     * The next records. It waits for some, at most about so long; there may be none. It keeps to the pace that the service allows, so
     * it may take longer to answer than is asked for.
     *
     * <p>When it throws, nothing was passed over: the next call goes on at the same place.
     *
     * @throws LogUnavailableException if the service does not answer, for now
     * @throws InterruptedException if the thread is interrupted
     */
    ShardBatch next(Duration wait) throws InterruptedException;

    /**
     * Says that there is something to read: a call that waits, or else the next one, looks once more and then ends, even with
     * nothing. Any thread may call it.
     */
    void wake();

    /** Ends it. A call that waits ends soon. Any thread may call it, again too. */
    @Override
    void close();
}
