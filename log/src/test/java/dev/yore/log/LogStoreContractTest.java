package dev.yore.log;

import dev.yore.store.EventStore;
import dev.yore.store.Limits;
import dev.yore.testkit.contract.RestoreContract;
import dev.yore.testkit.contract.StoreContract;
import dev.yore.testkit.contract.StoreFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The whole contract, on files that are so small that the log rolls and the index is flushed and merged all the time. */
class LogStoreContractTest extends StoreContract implements RestoreContract {

    private static final LogOptions OPTIONS = Stores.SMALL.withLimits(new Limits(8 << 10, 64 << 10, 200, 8));

    @TempDir
    private Path temporary;

    private int places;

    @Override
    public StoreFixture newPlace() {
        var directory = temporary.resolve("store" + ++places);
        return new StoreFixture() {
            @Override
            public EventStore open() {
                return LogStore.open(directory, OPTIONS);
            }
        };
    }
}
