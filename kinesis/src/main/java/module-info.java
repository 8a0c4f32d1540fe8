/**
 * Amazon Kinesis as a log in shards, and event stores on its streams.
 *
 * <p>What is recorded and what is refused is decided above {@link dev.yore.shard.PartitionedLog}, which is all that is done here; a
 * store on a stream is a {@link dev.yore.deciding.DecidingStore}.
 */
@SuppressWarnings("requires-automatic") // the SDK's jars have names, but no descriptors
module dev.yore.kinesis {
    requires transitive dev.yore.core;
    requires transitive dev.yore.deciding;
    requires com.google.protobuf;
    requires java.net.http;
    requires org.reactivestreams;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.http.apache5;
    requires software.amazon.awssdk.http.nio.netty;
    requires software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.profiles;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.retries.api;
    requires software.amazon.awssdk.services.kinesis;
    requires software.amazon.awssdk.utils;

    exports dev.yore.kinesis;
    exports dev.yore.kinesis.local;

    provides dev.yore.spi.StoreProvider with
            dev.yore.kinesis.KinesisStoreProvider;
}
