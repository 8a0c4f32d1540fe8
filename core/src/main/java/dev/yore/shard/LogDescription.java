package dev.yore.shard;

import java.time.Duration;
import java.time.Instant;

/**
 * What a partitioned log says of itself.
 *
 * @param identity what tells it from every other one, also from a later one of the same name
 * @param createdAt when it was made
 * @param retention how long it keeps a record at the least
 */
public record LogDescription(String identity, Instant createdAt, Duration retention) {}
