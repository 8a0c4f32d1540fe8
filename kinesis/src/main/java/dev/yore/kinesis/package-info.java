/**
 * Amazon Kinesis as a log in shards, and stores on it: {@link dev.yore.kinesis.KinesisStore} opens a store on a stream, {@link
 * dev.yore.kinesis.KinesisLog} reads and writes the stream, {@link
 * dev.yore.kinesis.KinesisStream} makes and deletes it.
 */
@NullMarked
package dev.yore.kinesis;

import org.jspecify.annotations.NullMarked;
