package dev.yore.deciding;

import dev.yore.event.Partition;
import dev.yore.shard.Sequence;
import java.time.Instant;

/**
 * A record of the log that is void: no event of it is recorded.
 *
 * @param shard in which it stands
 * @param sequence where
 * @param partitionKey under which it was put
 * @param arrivedAt when the log took it
 * @param reason why it is void
 * @param detail why, in words
 * @param data what it says, as text; at most {@value #MAX_DATA} characters of it
 */
public record RejectedRecord(
        Partition shard,
        Sequence sequence,
        String partitionKey,
        Instant arrivedAt,
        Reason reason,
        String detail,
        String data) {

    /** How much of a record's data is kept. */
    public static final int MAX_DATA = 4096;
}
