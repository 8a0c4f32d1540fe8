package dev.yore.deciding;

import dev.yore.testkit.contract.CrashContract;
import dev.yore.testkit.contract.StoreContract;
import dev.yore.testkit.contract.StoreFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The whole contract on a log of one shard. */
class OneShardContractTest extends StoreContract implements CrashContract {

    @TempDir
    private Path temporary;

    private int places;

    @Override
    public StoreFixture newPlace() {
        return new ModelPlace(temporary.resolve("place" + ++places), 1);
    }
}
