package dev.yore.kinesis;

import dev.yore.kinesis.proxy.FaultProxy;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract of a store on one shard, while one call in ten goes wrong. A part is always run, all of it with
 * {@code -Dyore.whole=true}.
 */
@ExtendWith(PartUnlessWhole.class)
class FaultyStoreTest extends KinesaliteStoreContract {

    private static final double FAULT_RATE = 0.1;

    private FaultProxy proxy;

    FaultyStoreTest() {
        super(1);
    }

    @BeforeAll
    void startProxy() {
        long seed = Long.getLong("yore.seed", new Random().nextLong());
        System.out.println("faults of seed " + seed);
        proxy = FaultProxy.before(emulator(), seed);
        proxy.suffer(FAULT_RATE, FAULT_RATE);
    }

    @AfterAll
    void stopProxy() {
        System.out.println("faults that struck: " + proxy.struck());
        proxy.close();
    }

    @Override
    URI endpoint() {
        return proxy.endpoint();
    }
}
