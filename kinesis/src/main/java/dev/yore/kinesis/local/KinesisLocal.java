package dev.yore.kinesis.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * An emulator of Kinesis that knows every call, enhanced fan-out included, and keeps nothing: kinesis-local. It takes hundreds of
 * records a second, and never throttles.
 */
public final class KinesisLocal implements AutoCloseable {

    /** What takes half a second by default, and here none. */
    private static final List<String> CHANGES = List.of(
            "CREATE_STREAM",
            "DELETE_STREAM",
            "REGISTER_STREAM_CONSUMER",
            "DEREGISTER_STREAM_CONSUMER",
            "START_STREAM_ENCRYPTION",
            "STOP_STREAM_ENCRYPTION",
            "MERGE_SHARDS",
            "SPLIT_SHARD",
            "UPDATE_SHARD_COUNT");

    private final Emulator emulator;
    private final URI endpoint;

    private KinesisLocal(Emulator emulator, URI endpoint) {
        this.emulator = emulator;
        this.endpoint = endpoint;
    }

    /**
     * Starts one on a free port and waits until it answers. It ends when it is closed, or with this process.
     *
     * @param output the file that its output goes to
     * @throws dev.yore.store.StoreFailedException if it cannot be fetched or started
     */
    public static KinesisLocal start(Path output) {
        var folder = NodePackages.folder().resolve("node_modules").resolve("kinesis-local");
        int port = Emulator.freePort();
        var program = new ProcessBuilder("node", folder.resolve("main.js").toString());
        var environment = program.environment();
        environment.put("KINESIS_MOCK_PLAIN_PORT", String.valueOf(port));
        environment.put("KINESIS_MOCK_TLS_PORT", String.valueOf(Emulator.freePort()));
        environment.put("KINESIS_MOCK_CERT_PATH", folder.resolve("server.json").toString());
        environment.put("SHARD_LIMIT", "1000000");
        environment.put("LOG_LEVEL", "WARN");
        CHANGES.forEach(it -> environment.put(it + "_DURATION", "1ms"));
        var endpoint = URI.create("http://127.0.0.1:" + port);
        return new KinesisLocal(
                Emulator.start("kinesis-local", program, output, endpoint.resolve("/healthcheck")), endpoint);
    }

    /** Where it is reached. */
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        emulator.close();
    }
}
