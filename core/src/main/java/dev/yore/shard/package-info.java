/**
 * A log in shards, such as a Kinesis stream, as an engine sees it: the contract that such a service is put behind.
 *
 * <p>{@link dev.yore.shard.PartitionedLog} is the whole of it. What is recorded and what is refused is decided above it, by
 * the order of the shards alone.
 */
@NullMarked
package dev.yore.shard;

import org.jspecify.annotations.NullMarked;
