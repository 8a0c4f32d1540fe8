package dev.yore.kinesis;

import dev.yore.testkit.contract.CrashContract;
import dev.yore.testkit.contract.StoreContract;
import dev.yore.testkit.contract.StoreFixture;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole contract of a store on streams of kinesalite. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KinesaliteStoreContract extends StoreContract implements CrashContract {

    private final int shards;

    @TempDir
    private Path temporary;

    private JsonEmulator emulator;

    KinesaliteStoreContract(int shards) {
        this.shards = shards;
    }

    @BeforeAll
    void start() {
        emulator = JsonEmulator.start();
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    final URI emulator() {
        return emulator.endpoint();
    }

    /** Where the store reaches the stream. */
    URI endpoint() {
        return emulator();
    }

    @Override
    public StoreFixture newPlace() {
        return new StorePlace(new EmulatedPlace(emulator(), shards), endpoint(), temporary, shards);
    }
}
