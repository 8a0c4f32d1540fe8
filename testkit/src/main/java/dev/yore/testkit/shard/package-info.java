/**
 * The contract of a log in shards as a test suite, and a log to run in tests.
 *
 * <p>A log's test extends {@link dev.yore.testkit.shard.PartitionedLogContract} and says, in a {@link
 * dev.yore.testkit.shard.LogFixture}, how it is made and opened. Each promise is an interface of tests. Two of them are for logs that
 * can be told to split and merge their shards, or to forget, and are named beside the suite by whoever has such a log: {@link
 * dev.yore.testkit.shard.ReshardContract} and {@link dev.yore.testkit.shard.TrimContract}.
 *
 * <p>{@link dev.yore.testkit.shard.ModelStream} is a Kinesis stream in memory, with all that can happen to it, and
 * {@link dev.yore.testkit.shard.ModelLog} the connection of one node, with all that can go wrong on the way. The stream takes the
 * time from the test and its chances from a seed, so that whole histories of nodes, reshards and faults run in one thread, fast,
 * and again to the letter.
 */
@NullMarked
package dev.yore.testkit.shard;

import org.jspecify.annotations.NullMarked;
