package dev.yore.testkit.view;

import static dev.yore.testkit.view.Written.BOB;
import static dev.yore.testkit.view.Written.COUNTS;
import static dev.yore.testkit.view.Written.COUNTS_2;
import static dev.yore.testkit.view.Written.LEASE;
import static dev.yore.testkit.view.Written.OTHERS;
import static dev.yore.testkit.view.Written.all;
import static dev.yore.testkit.view.Written.atMost;
import static dev.yore.testkit.view.Written.changes;
import static dev.yore.testkit.view.Written.keys;
import static dev.yore.testkit.view.Written.lease;
import static dev.yore.testkit.view.Written.stop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Position;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was written is there when the store is opened anew. */
public interface KeepingContract extends ViewTest {

    @Test
    default void aStoreWithoutViewsHasNoneAfterReopening() {
        reopen();

        assertThat(store().views()).isEmpty();
    }

    @Test
    default void everythingIsThereAfterReopening() {
        var lease = lease(store(), COUNTS);
        int count = atMost(store(), 500);
        store().write(lease, changes(3, keys(count)));
        store().write(lease, changes(4, "é", "😀"));
        store().stop(lease, stop(5));
        store().skip(COUNTS, Position.of(5), "why", Optional.of("eve"));
        store().stop(lease, stop(6));
        lease(store(), COUNTS_2);
        store().serve(COUNTS_2);
        store().release(lease(store(), OTHERS));
        var views = store().views();
        var rows = all(store(), COUNTS);
        var skips = store().skips(COUNTS);
        reopen();

        assertThat(store().views()).isEqualTo(views).hasSize(3);
        assertThat(all(store(), COUNTS)).isEqualTo(rows).hasSize(count + 2);
        assertThat(store().skips(COUNTS)).isEqualTo(skips).hasSize(1);
        assertThat(store().serving("counts")).contains(COUNTS_2);
        assertThat(store().acquire(COUNTS, BOB, LEASE)).isEmpty();
        store().write(lease, changes(7, "a"));
        assertThat(all(store(), COUNTS)).hasSize(count + 3);
    }

    @Test
    default void aStoreThatIsOpenTwiceShowsTheSame() {
        try (var beside = place().open()) {
            var lease = lease(store(), COUNTS);
            store().write(lease, changes(3, "a"));
            assertThat(all(beside, COUNTS)).containsOnlyKeys("a");
            beside.write(lease, changes(4, "b"));
            beside.stop(lease, stop(5));
        }
        assertThat(all(store(), COUNTS)).containsOnlyKeys("a", "b");
        assertThat(store().view(COUNTS).orElseThrow().stop()).contains(stop(5));
    }
}
