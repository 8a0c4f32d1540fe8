package dev.yore.shard;

import java.time.Instant;

/**
 * A record as it stands in a shard. The array is nobody's to change.
 *
 * @param sequence where it stands
 * @param partitionKey under which it was put
 * @param data what was put
 * @param arrivedAt when the log took it, by the log's clock, which may go backwards; the same for every reader
 */
@SuppressWarnings("ArrayRecordComponent") // one object less for each record; nobody compares them
public record LogRecord(Sequence sequence, String partitionKey, byte[] data, Instant arrivedAt) {

    @Override
    public String toString() {
        return "record " + sequence + " under " + partitionKey;
    }
}
