package dev.yore.shard;

/**
 * How much a partitioned log takes.
 *
 * @param recordBytes the size of an entry ({@link Entry#size()})
 * @param callEntries the entries of one call
 * @param callBytes the size of all entries of one call
 * @param shardEntriesPerSecond how many entries a shard takes in a second
 * @param shardBytesPerSecond how many bytes a shard takes in a second
 */
public record PutLimits(
        int recordBytes, int callEntries, int callBytes, int shardEntriesPerSecond, int shardBytesPerSecond) {

    /** @throws IllegalArgumentException if one is less than 1 */
    public PutLimits {
        if (recordBytes < 1
                || callEntries < 1
                || callBytes < 1
                || shardEntriesPerSecond < 1
                || shardBytesPerSecond < 1) {
            throw new IllegalArgumentException("every limit must be 1 or more");
        }
    }
}
