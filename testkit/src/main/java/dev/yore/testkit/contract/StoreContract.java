package dev.yore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.store.EventStore;
import dev.yore.store.RestorableStore;
import dev.yore.testkit.contract.boundary.BoundaryContract;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * All that is asked of every event store. An engine's test extends it and gives a fixture:
 *
 * <pre>{@code
 * class MyStoreContractTest extends StoreContract {
 *     @Override
 *     public StoreFixture newPlace() {
 *         return () -> new MyStore(directory);
 *     }
 * }
 * }</pre>
 *
 * <p>A store of several partitions says so in its fixture ({@link StoreFixture#hasOnePartition()}). What {@link SpansPartitions} is
 * refused there, and that is tested too.
 *
 * <p>A store that can crash or restore says so by implementing {@link CrashContract} or {@link RestoreContract} too.
 */
@ExtendWith(SpanningTests.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class StoreContract
        implements AppendContract,
                BoundaryContract,
                ClosingContract,
                ConcurrencyContract,
                ConditionContract,
                DurabilityContract,
                EnvelopeContract,
                FollowContract,
                LimitContract,
                ModelContract,
                PartitionContract,
                ReadContract,
                RetryContract,
                StreamContract,
                StreamTypesContract,
                VersionContract,
                WaitContract {

    private @Nullable StoreFixture place;
    private @Nullable EventStore store;

    /** For the test of an engine. */
    protected StoreContract() {}

    @BeforeEach
    final void openStore() {
        place = newPlace();
        store = place.open();
    }

    @AfterEach
    final void closeStore() {
        try (var _ = place;
                var _ = store) {
            store = null;
        }
    }

    @Override
    public final StoreFixture place() {
        return require(place);
    }

    @Override
    public final EventStore store() {
        return require(store);
    }

    @Override
    public final EventStore reopen() {
        store().close();
        store = place().open();
        return store();
    }

    @Override
    public final EventStore crash() {
        place().crash(store());
        store = place().open();
        return store();
    }

    @Test
    void whatTheStoreCanMoreThanItMustIsTestedToo() {
        if (place().canCrash()) {
            assertThat(this).isInstanceOf(CrashContract.class);
        }
        if (store() instanceof RestorableStore) {
            assertThat(this).isInstanceOf(RestoreContract.class);
        }
    }

    private static <T> T require(@Nullable T opened) {
        if (opened == null) {
            throw new IllegalStateException("no store is open: it is there between @BeforeEach and @AfterEach alone");
        }
        return opened;
    }
}
