package dev.yore.deciding.internal.replica;

import dev.yore.deciding.internal.verdict.Verdict;
import dev.yore.shard.LogRecord;

/**
 * A record and what became of it.
 *
 * @param record as it was read
 * @param verdict durable in this replica
 */
public record Decided(LogRecord record, Verdict verdict) {}
