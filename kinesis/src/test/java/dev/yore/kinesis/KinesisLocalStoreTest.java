package dev.yore.kinesis;

import dev.yore.kinesis.local.KinesisLocal;
import dev.yore.testkit.contract.CrashContract;
import dev.yore.testkit.contract.StoreContract;
import dev.yore.testkit.contract.StoreFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of a store on one shard of kinesis-local, spoken to in CBOR, as the service is. It is slow: a part is always run, all of it
 * with {@code -Dyore.whole=true}, which takes some minutes.
 */
@ExtendWith(PartUnlessWhole.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KinesisLocalStoreTest extends StoreContract implements CrashContract {

    @TempDir
    private Path temporary;

    private KinesisLocal emulator;

    @BeforeAll
    void start() {
        emulator = KinesisLocal.start(Path.of("target", "kinesis-local-store.out"));
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @Override
    public StoreFixture newPlace() {
        return new StorePlace(new EmulatedPlace(emulator.endpoint(), 1), emulator.endpoint(), temporary, 1);
    }
}
