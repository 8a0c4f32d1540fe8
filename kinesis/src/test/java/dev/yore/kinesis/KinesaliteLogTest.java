package dev.yore.kinesis;

import dev.yore.kinesis.local.Kinesalite;
import dev.yore.testkit.shard.LogFixture;
import dev.yore.testkit.shard.PartitionedLogContract;
import dev.yore.testkit.shard.ReshardContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A stream of kinesalite keeps the contract, spoken to in JSON. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KinesaliteLogTest extends PartitionedLogContract implements ReshardContract {

    private static final String CBOR = "aws.cborEnabled";

    private Kinesalite emulator;

    @BeforeAll
    void start() {
        System.setProperty(CBOR, "false");
        emulator = Kinesalite.start(Path.of("target", "kinesalite.out"));
    }

    @AfterAll
    void stop() {
        emulator.close();
        System.clearProperty(CBOR);
    }

    @Override
    public LogFixture newPlace(int shards) {
        return new EmulatedPlace(emulator.endpoint(), shards);
    }
}
