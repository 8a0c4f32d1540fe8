package dev.yore.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/** DynamoDB Local, in memory, on a free port, from the first time that it is asked for. */
final class LocalDynamoDb {

    private static final int PORT = freePort();

    static {
        start();
    }

    private LocalDynamoDb() {}

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start() {
        var port = Integer.toString(PORT);
        try {
            ServerRunner.createServerFromCommandLineArgs(
                            new String[] {"-inMemory", "-sharedDb", "-disableTelemetry", "-port", port})
                    .start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
    }

    /** How the SDK finds it. */
    static Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", "http://localhost:" + PORT,
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "key",
                "AWS_SECRET_ACCESS_KEY", "secret");
    }
}
