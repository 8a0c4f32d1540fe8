package dev.yore.kinesis.python;

import dev.yore.deciding.DecidingOptions;
import dev.yore.deciding.DecidingStore;
import dev.yore.deciding.ReplicaStores;
import dev.yore.kinesis.KinesisLog;
import dev.yore.kinesis.KinesisOptions;
import dev.yore.kinesis.KinesisStream;
import dev.yore.kinesis.NewStream;
import dev.yore.kinesis.local.KinesisLocal;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** An emulator of Kinesis and one of DynamoDB, with nothing in them. */
final class Emulators implements AutoCloseable {

    /** Where the programs in Python look. */
    static final String REGION = "us-east-1";

    private final KinesisLocal kinesis;
    private final DynamoDBProxyServer dynamoDb;
    private final URI dynamoDbEndpoint;

    private Emulators(KinesisLocal kinesis, DynamoDBProxyServer dynamoDb, URI dynamoDbEndpoint) {
        this.kinesis = kinesis;
        this.dynamoDb = dynamoDb;
        this.dynamoDbEndpoint = dynamoDbEndpoint;
    }

    static Emulators start() throws Exception {
        var port = freePort();
        var dynamoDb = ServerRunner.createServerFromCommandLineArgs(
                new String[] {"-inMemory", "-sharedDb", "-disableTelemetry", "-port", port});
        dynamoDb.start();
        var kinesis = KinesisLocal.start(Path.of("target", "python-kinesis-local.out"));
        return new Emulators(kinesis, dynamoDb, URI.create("http://localhost:" + port));
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    Python python(Path folder) {
        return new Python(folder, kinesis.endpoint(), dynamoDbEndpoint);
    }

    URI dynamoDb() {
        return dynamoDbEndpoint;
    }

    private KinesisOptions options(String stream) {
        return KinesisOptions.of(stream)
                .withEndpoint(kinesis.endpoint())
                .withRegion(REGION)
                .withReads(1000, Duration.ofMillis(10));
    }

    void createStream(String name, int shards) {
        try (var stream = KinesisStream.of(options(name))) {
            stream.create(NewStream.of(shards));
        }
    }

    /** A store on a stream, with its replica in a folder. */
    DecidingStore store(String stream, Path replica) {
        return DecidingStore.open(KinesisLog.open(options(stream)), ReplicaStores.in(replica), DecidingOptions.DEFAULT);
    }

    @Override
    public void close() {
        kinesis.close();
        try {
            dynamoDb.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not end", e);
        }
    }
}
