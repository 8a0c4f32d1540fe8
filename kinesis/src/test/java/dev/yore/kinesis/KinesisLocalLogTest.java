package dev.yore.kinesis;

import dev.yore.kinesis.local.KinesisLocal;
import dev.yore.testkit.shard.LogFixture;
import dev.yore.testkit.shard.PartitionedLogContract;
import dev.yore.testkit.shard.ReshardContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A stream of kinesis-local keeps the contract, spoken to in CBOR, as the service is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KinesisLocalLogTest extends PartitionedLogContract implements ReshardContract {

    private KinesisLocal emulator;

    @BeforeAll
    void start() {
        emulator = KinesisLocal.start(Path.of("target", "kinesis-local.out"));
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @Override
    public LogFixture newPlace(int shards) {
        return new EmulatedPlace(emulator.endpoint(), shards);
    }
}
