package dev.yore.testkit.view;

import static dev.yore.testkit.view.Written.BOB;
import static dev.yore.testkit.view.Written.COUNTS;
import static dev.yore.testkit.view.Written.LEASE;
import static dev.yore.testkit.view.Written.all;
import static dev.yore.testkit.view.Written.atMost;
import static dev.yore.testkit.view.Written.changes;
import static dev.yore.testkit.view.Written.checkpoint;
import static dev.yore.testkit.view.Written.keys;
import static dev.yore.testkit.view.Written.lease;
import static dev.yore.testkit.view.Written.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.store.Checkpoint;
import org.junit.jupiter.api.Test;

/** After the end of a process a view is as one write left it. It is for stores whose fixture can crash them. */
public interface ViewCrashContract extends ViewTest {

    @Test
    default void whatWasWrittenOutlivesACrash() {
        for (int i = 1; i <= 5; i++) {
            var lease = lease(store(), COUNTS);
            int rows = atMost(store(), 100);
            store().write(lease, changes(i, keys(rows)));
            crash();
            assertThat(all(store(), COUNTS).values()).hasSize(rows).containsOnly(row(i));
            assertThat(checkpoint(store(), COUNTS)).isEqualTo(Checkpoint.of(i));
        }
    }

    @Test
    default void theLeaseOfWhoCrashedRunsOut() {
        lease(store(), COUNTS);
        crash();
        assertThat(store().acquire(COUNTS, BOB, LEASE)).isEmpty();
        place().pass(LEASE.multipliedBy(2));

        assertThat(store().acquire(COUNTS, BOB, LEASE)).isPresent();
    }
}
