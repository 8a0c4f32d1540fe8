package dev.yore.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/** DynamoDB Local, in memory and on a free port: one for all tests, each of which takes tables of its own. */
final class Local {

    private static final URI ENDPOINT = start();
    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private Local() {}

    private static URI start() {
        try {
            var port = freePort();
            var arguments = new String[] {"-inMemory", "-sharedDb", "-disableTelemetry", "-port", port};
            ServerRunner.createServerFromCommandLineArgs(arguments).start();
            return URI.create("http://localhost:" + port);
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
    }

    private static String freePort() {
        try (var socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static URI endpoint() {
        return ENDPOINT;
    }

    /** Options with tables that nobody else has. */
    static DynamoDbOptions options() {
        return DynamoDbOptions.DEFAULT.prefix("t%d-".formatted(PREFIXES.incrementAndGet()));
    }

    /** A client that tries each call once. */
    static DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .endpointOverride(ENDPOINT)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .overrideConfiguration(it -> {
                    it.retryStrategy(AwsRetryStrategy.doNotRetry());
                    for (var interceptor : interceptors) {
                        it.addExecutionInterceptor(interceptor);
                    }
                })
                .build();
    }
}
