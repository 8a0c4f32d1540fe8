/**
 * Amazon Kinesis as a log in shards: {@link dev.yore.kinesis.KinesisLog} reads and writes a stream, {@link
 * dev.yore.kinesis.KinesisStream} makes and deletes it.
 */
@NullMarked
package dev.yore.kinesis;

import org.jspecify.annotations.NullMarked;
