package dev.yore.kinesis;

import dev.yore.kinesis.local.Kinesalite;
import java.net.URI;
import java.nio.file.Path;

/** A kinesalite, and clients that speak JSON for as long as it runs, since it understands nothing else. */
public final class JsonEmulator implements AutoCloseable {

    static final String CBOR = "aws.cborEnabled";

    private final Kinesalite emulator;

    private JsonEmulator(Kinesalite emulator) {
        this.emulator = emulator;
    }

    /** Starts one. */
    public static JsonEmulator start() {
        System.setProperty(CBOR, "false");
        return new JsonEmulator(Kinesalite.start(Path.of("target", "kinesalite.out")));
    }

    /** Where it is reached. */
    public URI endpoint() {
        return emulator.endpoint();
    }

    @Override
    public void close() {
        emulator.close();
        System.clearProperty(CBOR);
    }
}
