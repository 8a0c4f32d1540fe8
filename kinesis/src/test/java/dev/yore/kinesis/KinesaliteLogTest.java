package dev.yore.kinesis;

import dev.yore.testkit.shard.LogFixture;
import dev.yore.testkit.shard.PartitionedLogContract;
import dev.yore.testkit.shard.ReshardContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A stream of kinesalite keeps the contract, spoken to in JSON. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KinesaliteLogTest extends PartitionedLogContract implements ReshardContract {

    private JsonEmulator emulator;

    @BeforeAll
    void start() {
        emulator = JsonEmulator.start();
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
