package dev.yore.shard;

import dev.yore.event.Partition;
import java.util.List;
import java.util.Optional;

/**
 * A log in shards that only ever grows: all that the deciding log needs of a service such as Amazon Kinesis.
 *
 * <p>What it must give:
 *
 * <ul>
 *   <li>Each shard is one sequence of records, the same for every reader, for as long as it keeps them.
 *   <li>A record goes to the open shard whose range holds the hash key of its partition key ({@link HashRange#hash}).
 *   <li>A record that was said to be put is there, and is not lost before the retention is over. It may be there twice.
 *   <li>A shard that is closed gets no more records; its children begin behind its end.
 * </ul>
 *
 * <p>It need not keep the order in which entries were handed in, nor count anything, nor compare. Any thread may call it.
 * Trouble that may pass is an answer ({@link PutResult}) or a {@link LogUnavailableException}; what does not pass by itself, a
 * {@link dev.yore.store.StoreFailedException} that says what to do.
 */
public interface PartitionedLog extends AutoCloseable {

    /**
     * What it says of itself.
     *
     * @throws LogUnavailableException if it does not answer
     */
    LogDescription describe();

    /**
     * The shards that it lists: the open ones, and those closed ones that still hold records.
     *
     * @throws LogUnavailableException if it does not answer
     */
    List<Shard> shards();

    /**
     * Puts entries, together where it can, and says of each what became of it, in their order. Trouble is in the answers.
     *
     * @param entries at most as many, and as large, as {@link #limits()} allows in one call
     * @throws IllegalArgumentException if there are more, or one is larger; then nothing was put
     */
    List<PutResult> put(List<Entry> entries);

    /**
     * Begins to read a shard. This call does not reach for the service.
     *
     * @param after the record behind which it begins; empty: the oldest one that is kept
     */
    ShardReader read(Partition shard, Optional<Sequence> after);

    /** How much it takes. */
    PutLimits limits();

    /** Lets go of what it holds. Readers end. It may be called again. */
    @Override
    void close();
}
