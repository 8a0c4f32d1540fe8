package dev.yore.dynamodb;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes clients of DynamoDB. */
final class Clients {

    private static final int CONNECTIONS = 64;
    private static final Duration CONNECTING = Duration.ofSeconds(2);

    /** A transaction of 4 MB takes its time. */
    private static final Duration ATTEMPT = Duration.ofSeconds(8);

    private Clients() {}

    /** A client that tries each call once: {@link Calls} repeats them. */
    static DynamoDbClient of(DynamoDbOptions options) {
        var builder = DynamoDbClient.builder()
                .httpClientBuilder(
                        Apache5HttpClient.builder().maxConnections(CONNECTIONS).connectionTimeout(CONNECTING))
                .overrideConfiguration(overrides(options));
        options.region().map(Region::of).ifPresent(builder::region);
        options.endpoint().ifPresent(builder::endpointOverride);
        try {
            return builder.build();
        } catch (SdkClientException e) {
            throw Failures.of("DynamoDB", e);
        }
    }

    private static ClientOverrideConfiguration overrides(DynamoDbOptions options) {
        var overrides = ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .apiCallAttemptTimeout(ATTEMPT);
        options.profile()
                .ifPresent(it -> overrides
                        .defaultProfileFileSupplier(ProfileFile::defaultProfileFile)
                        .defaultProfileName(it));
        return overrides.build();
    }
}
