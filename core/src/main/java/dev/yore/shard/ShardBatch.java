package dev.yore.shard;

import java.util.List;

/**
 * Records of a shard that follow one another.
 *
 * @param records in order; none when there were none
 * @param gap whether records that stood before the first one may be gone: the service keeps them no more, or the one behind which the
 *     reading should begin was not found. Such a batch has no records
 * @param atTip whether the shard held no further records when these were read
 * @param closed whether the shard is closed and these are its last records
 */
public record ShardBatch(List<LogRecord> records, boolean gap, boolean atTip, boolean closed) {

    /** Copies the list. */
    public ShardBatch {
        records = List.copyOf(records);
    }
}
