/**
 * The deciding log: an event store on a log in shards, such as a Kinesis stream, whose order alone decides what is recorded.
 *
 * <p>What a service must give is {@link dev.yore.shard.PartitionedLog}; all above it is written once, here.
 */
module dev.yore.deciding {
    requires transitive dev.yore.core;

    exports dev.yore.deciding;
}
