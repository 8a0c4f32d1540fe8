package dev.yore.deciding;

import dev.yore.shard.Sequence;
import dev.yore.shard.Shard;
import java.time.Instant;
import java.util.Optional;

/**
 * How a replica stands in one shard.
 *
 * @param shard the shard
 * @param events how many events are accepted
 * @param rejected how many records are void
 * @param sequence the last record read; empty where there was none
 * @param coveredUntil everything that arrived by then was read
 * @param drained whether the shard is closed and read to its end
 * @param problem why it cannot be read, for now or for good
 */
public record ShardStatus(
        Shard shard,
        long events,
        long rejected,
        Optional<Sequence> sequence,
        Instant coveredUntil,
        boolean drained,
        Optional<String> problem) {}
