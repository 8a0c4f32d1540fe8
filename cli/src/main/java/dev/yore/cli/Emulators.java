package dev.yore.cli;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.kinesis.local.Emulator;
import dev.yore.kinesis.local.KinesisLocal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Emulators of Kinesis and DynamoDB, which the SDK of this process finds by itself until they are closed. */
final class Emulators implements AutoCloseable {

    /** The jars of DynamoDB Local, as a class path; {@code ./yore} sets it. */
    static final String JARS = "yore.dynamodb.local";

    private static final String SERVER = "software.amazon.dynamodb.services.local.main.ServerRunner";

    private final Path folder;
    private final KinesisLocal kinesis;
    private final Emulator dynamoDb;
    private final Map<String, Optional<String>> before = new LinkedHashMap<>();

    private Emulators(Path folder, KinesisLocal kinesis, Emulator dynamoDb, URI dynamoDbEndpoint) {
        this.folder = folder;
        this.kinesis = kinesis;
        this.dynamoDb = dynamoDb;
        set("aws.endpointUrlKinesis", kinesis.endpoint().toString());
        set("aws.endpointUrlDynamoDb", dynamoDbEndpoint.toString());
        set("aws.region", "us-east-1");
        set("aws.accessKeyId", "local");
        set("aws.secretAccessKey", "local");
    }

    /** Starts them. Programs for Node.js are fetched on first use. */
    static Emulators start() {
        var jars = Optional.ofNullable(System.getProperty(JARS))
                .orElseThrow(() -> new CommandFailedException(
                        "DynamoDB Local is not there: start the command by ./yore, which fetches it, or name its jars by -D"
                                + JARS + "=CLASSPATH"));
        var folder = temporaryFolder();
        try {
            return startIn(folder, jars);
        } catch (RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private static Emulators startIn(Path folder, String jars) {
        var kinesis = KinesisLocal.start(folder.resolve("kinesis.out"));
        try {
            int port = Emulator.freePort();
            var endpoint = URI.create("http://127.0.0.1:" + port);
            var program = dynamoDb(jars, port);
            var dynamoDb = Emulator.start("DynamoDB Local", program, folder.resolve("dynamodb.out"), endpoint);
            return new Emulators(folder, kinesis, dynamoDb, endpoint);
        } catch (RuntimeException e) {
            kinesis.close();
            throw e;
        }
    }

    private static ProcessBuilder dynamoDb(String jars, int port) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                jars,
                SERVER,
                "-inMemory",
                "-sharedDb",
                "-disableTelemetry",
                "-port",
                Integer.toString(port));
    }

    /** Where Kinesis is reached. */
    URI kinesis() {
        return kinesis.endpoint();
    }

    /** A directory for a replica, which goes as they do. */
    Path replica() {
        return folder.resolve("replica");
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("yore-local-");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no place for what the emulators write", e);
        }
    }

    private void set(String property, String value) {
        before.put(property, Optional.ofNullable(System.getProperty(property)));
        System.setProperty(property, value);
    }

    @Override
    public synchronized void close() {
        dynamoDb.close();
        kinesis.close();
        before.forEach((property, value) ->
                value.ifPresentOrElse(it -> System.setProperty(property, it), () -> System.clearProperty(property)));
        before.clear();
        delete(folder);
    }

    private static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be deleted", e);
        }
    }
}
