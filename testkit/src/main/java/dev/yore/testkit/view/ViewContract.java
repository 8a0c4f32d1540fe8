package dev.yore.testkit.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.view.ViewStore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * All that is asked of every view store. A store's test extends it and gives a fixture. A store that has transactions to work
 * in, or can crash, says so by implementing {@link TransactionContract} or {@link ViewCrashContract} too.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ViewContract
        implements RowContract,
                JsonTextContract,
                RangeContract,
                RowLimitContract,
                SnapshotContract,
                LeaseContract,
                FenceContract,
                StopContract,
                ServingContract,
                DropContract,
                KeepingContract,
                ParallelContract {

    private @Nullable ViewFixture place;
    private @Nullable ViewStore store;

    /** For the test of a store. */
    protected ViewContract() {}

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
    public final ViewFixture place() {
        return require(place);
    }

    @Override
    public final ViewStore store() {
        return require(store);
    }

    @Override
    public final ViewStore reopen() {
        store().close();
        store = place().open();
        return store();
    }

    @Override
    public final ViewStore crash() {
        place().crash(store());
        store = place().open();
        return store();
    }

    @Test
    void whatTheStoreCanMoreThanItMustIsTestedToo() {
        if (place().canCrash()) {
            assertThat(this).isInstanceOf(ViewCrashContract.class);
        }
        if (place().resource().isPresent()) {
            assertThat(this).isInstanceOf(TransactionContract.class);
        }
    }

    private static <T> T require(@Nullable T opened) {
        if (opened == null) {
            throw new IllegalStateException("no store is open: it is there between @BeforeEach and @AfterEach alone");
        }
        return opened;
    }
}
