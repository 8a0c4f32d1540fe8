/**
 * A Kinesis stream in memory: {@link dev.yore.testkit.shard.ModelStream} is the service, with all that can happen to it, and
 * {@link dev.yore.testkit.shard.ModelLog} the connection of one node, with all that can go wrong on the way.
 *
 * <p>It takes the time from the test and its chances from a seed, so that whole histories of nodes, reshards and faults run in one
 * thread, fast, and again to the letter.
 */
@NullMarked
package dev.yore.testkit.shard;

import org.jspecify.annotations.NullMarked;
