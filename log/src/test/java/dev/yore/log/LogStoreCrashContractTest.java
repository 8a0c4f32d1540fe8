package dev.yore.log;

import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.EventStore;
import dev.yore.store.Limits;
import dev.yore.testkit.contract.CrashContract;
import dev.yore.testkit.contract.RestoreContract;
import dev.yore.testkit.contract.StoreContract;
import dev.yore.testkit.contract.StoreFixture;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole contract on a machine that loses power, or where the process is killed, whenever the contract has it crash. */
class LogStoreCrashContractTest extends StoreContract implements CrashContract, RestoreContract {

    private static final LogOptions OPTIONS = Stores.SMALL.withLimits(new Limits(8 << 10, 64 << 10, 200, 8));

    private final long seed = Long.getLong("yore.seed", new Random().nextLong());

    @RegisterExtension
    private final AfterTestExecutionCallback failuresNameTheSeed = context -> context.getExecutionException()
            .ifPresent(it -> it.addSuppressed(
                    new AssertionError("With seed " + seed + " (repeat it with -Dyore.seed=" + seed + ")")));

    @Override
    public StoreFixture newPlace() {
        return new Machine(new Random(seed));
    }

    private static final class Machine implements StoreFixture {

        private final Random random;
        private final List<EventStore> abandoned = new ArrayList<>();
        private SimulatedStorage storage = new SimulatedStorage();

        Machine(Random random) {
            this.random = random;
            if (random.nextBoolean()) {
                storage.disk().unsyncedSizesMayShrink();
            }
        }

        @Override
        public EventStore open() {
            storage = storage.another();
            try {
                return LogStore.open(storage, OPTIONS, InstantSource.system(), ProgressListener.NONE);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public boolean canCrash() {
            return true;
        }

        @Override
        public void crash(EventStore store) {
            abandoned.add(store);
            storage = random.nextBoolean() ? storage.crash(random) : storage.kill();
        }

        @Override
        public void close() {
            abandoned.forEach(EventStore::close);
        }
    }
}
