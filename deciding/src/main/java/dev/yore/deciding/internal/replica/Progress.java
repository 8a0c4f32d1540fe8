package dev.yore.deciding.internal.replica;

import dev.yore.shard.Sequence;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a shard was read.
 *
 * @param sequence the last record read; empty where there was none
 * @param coveredUntil everything that arrived by then was read
 * @param drained whether the shard is closed and read to its end
 */
public record Progress(Optional<Sequence> sequence, Instant coveredUntil, boolean drained) {}
