package dev.yore.kinesis.local;

import java.net.URI;
import java.nio.file.Path;

/**
 * An emulator of Kinesis that is fast, knows the older calls, and keeps nothing: kinesalite. It does not understand CBOR: clients speak
 * JSON to it if the system property {@code aws.cborEnabled} is {@code false} when they are made.
 */
public final class Kinesalite implements AutoCloseable {

    /** It would end when a client hangs up in the middle of a request. */
    private static final String OUTLIVES_CLIENTS =
            "data:text/javascript,process.on('uncaughtException',e=>{if(e.code!=='ECONNRESET')throw e})";

    private final Emulator emulator;
    private final URI endpoint;

    private Kinesalite(Emulator emulator, URI endpoint) {
        this.emulator = emulator;
        this.endpoint = endpoint;
    }

    /**
     * Starts one on a free port and waits until it answers. It ends when it is closed, or with this process.
     *
     * @param output the file that its output goes to
     * @throws dev.yore.store.StoreFailedException if it cannot be fetched or started
     */
    public static Kinesalite start(Path output) {
        var main = NodePackages.folder()
                .resolve("node_modules")
                .resolve("kinesalite")
                .resolve("cli.js");
        int port = Emulator.freePort();
        var program = new ProcessBuilder(
                "node",
                "--import",
                OUTLIVES_CLIENTS,
                main.toString(),
                "--port",
                String.valueOf(port),
                "--createStreamMs",
                "0",
                "--deleteStreamMs",
                "0",
                "--updateStreamMs",
                "0",
                "--shardLimit",
                "1000000");
        var endpoint = URI.create("http://127.0.0.1:" + port);
        return new Kinesalite(Emulator.start("kinesalite", program, output, endpoint), endpoint);
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
