package dev.yore.kinesis;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * Makes clients of Kinesis. They try each call once: a second attempt within the SDK could hide that the first one, whose answer was
 * lost, took effect.
 */
final class Clients {

    private static final int CONNECTIONS = 256;
    private static final Duration CONNECTING = Duration.ofSeconds(2);

    private Clients() {}

    /** The client that asks and is answered. */
    static KinesisClient asking(KinesisOptions options) {
        var http = Apache5HttpClient.builder()
                .maxConnections(CONNECTIONS)
                .connectionTimeout(CONNECTING)
                .socketTimeout(options.attemptTimeout());
        var builder = KinesisClient.builder()
                .httpClientBuilder(http)
                .overrideConfiguration(overrides(options)
                        .apiCallAttemptTimeout(options.attemptTimeout())
                        .build());
        return build(builder, options);
    }

    /** The client that is pushed to, for as long as a subscription lives. */
    static KinesisAsyncClient pushed(KinesisOptions options) {
        var http =
                NettyNioAsyncHttpClient.builder().connectionTimeout(CONNECTING).maxConcurrency(CONNECTIONS);
        if (options.endpoint().filter(it -> it.getScheme().equals("http")).isPresent()) {
            http.protocol(Protocol.HTTP1_1); // the service itself speaks HTTP/2; without TLS nobody can agree on it
        }
        var builder = KinesisAsyncClient.builder()
                .httpClientBuilder(http)
                .overrideConfiguration(overrides(options).build());
        return build(builder, options);
    }

    private static ClientOverrideConfiguration.Builder overrides(KinesisOptions options) {
        var overrides = ClientOverrideConfiguration.builder().retryStrategy(AwsRetryStrategy.doNotRetry());
        options.profile()
                .ifPresent(it -> overrides
                        .defaultProfileFileSupplier(ProfileFile::defaultProfileFile)
                        .defaultProfileName(it));
        return overrides;
    }

    private static <B extends AwsClientBuilder<B, C>, C> C build(B builder, KinesisOptions options) {
        options.region().map(Region::of).ifPresent(builder::region);
        options.endpoint().ifPresent(builder::endpointOverride);
        var credentials = DefaultCredentialsProvider.builder();
        options.profile().ifPresent(credentials::profileName);
        builder.credentialsProvider(credentials.build());
        try {
            return builder.build();
        } catch (SdkClientException e) {
            throw Failures.of(options, e);
        }
    }
}
