/**
 * Amazon Kinesis as a log in shards.
 *
 * <p>It knows the service alone: what is recorded and what is refused is decided above {@link dev.yore.shard.PartitionedLog}.
 */
@SuppressWarnings("requires-automatic") // the SDK's jars have names, but no descriptors
module dev.yore.kinesis {
    requires transitive dev.yore.core;
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
}
