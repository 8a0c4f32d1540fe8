package dev.yore.testkit.view;

import static dev.yore.testkit.view.Written.COUNTS;
import static dev.yore.testkit.view.Written.COUNTS_2;
import static dev.yore.testkit.view.Written.LEASE;
import static dev.yore.testkit.view.Written.OTHERS;
import static dev.yore.testkit.view.Written.all;
import static dev.yore.testkit.view.Written.changes;
import static dev.yore.testkit.view.Written.fill;
import static dev.yore.testkit.view.Written.lease;
import static dev.yore.testkit.view.Written.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Position;
import dev.yore.store.Checkpoint;
import dev.yore.view.NoSuchViewException;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewStateException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A view is dropped where nobody misses it. */
public interface DropContract extends ViewTest {

    @Test
    default void aViewThatIsDroppedIsGoneAndNoOther() {
        fill(store(), COUNTS, 1, 3);
        fill(store(), COUNTS_2, 2, 3);
        fill(store(), OTHERS, 3, 3);
        store().drop(COUNTS_2);

        assertThat(store().views()).extracting(ViewInfo::id).containsExactly(COUNTS, OTHERS);
        assertThat(store().view(COUNTS_2)).isEmpty();
        assertThatExceptionOfType(NoSuchViewException.class).isThrownBy(() -> store().read(COUNTS_2));
        assertThat(all(store(), COUNTS)).hasSize(3);
    }

    @Test
    default void aViewThatServesIsNotDroppedWhileThereAreOtherVersions() {
        fill(store(), COUNTS, 1, 3);
        fill(store(), COUNTS_2, 2, 3);
        assertThatExceptionOfType(ViewStateException.class).isThrownBy(() -> store().drop(COUNTS));
        assertThat(all(store(), COUNTS)).hasSize(3);
        store().serve(COUNTS_2);
        store().drop(COUNTS);

        assertThat(store().serving("counts")).contains(COUNTS_2);
    }

    @Test
    default void theOnlyVersionIsDroppedAlsoWhenItServesAndTheNextOneServesAtOnce() {
        fill(store(), COUNTS, 1, 3);
        store().drop(COUNTS);
        assertThat(store().serving("counts")).isEmpty();
        assertThatExceptionOfType(NoSuchViewException.class).isThrownBy(() -> store().read("counts"));
        fill(store(), COUNTS_2, 2, 3);

        assertThat(store().serving("counts")).contains(COUNTS_2);
    }

    @Test
    default void aViewIsNotDroppedWhileSomeoneHoldsItsLease() {
        var lease = lease(store(), COUNTS);
        store().write(lease, changes(1, "a"));
        assertThatExceptionOfType(ViewStateException.class)
                .isThrownBy(() -> store().drop(COUNTS))
                .withMessageContaining("ann");
        assertThat(all(store(), COUNTS)).hasSize(1);
        place().pass(LEASE.multipliedBy(2));
        store().drop(COUNTS);

        assertThat(store().views()).isEmpty();
    }

    @Test
    default void aViewThatIsMadeAnewRemembersNothing() {
        var lease = lease(store(), COUNTS);
        store().write(lease, changes(4, "a", "b"));
        store().stop(lease, stop(5));
        store().skip(COUNTS, Position.of(5), "why", Optional.empty());
        store().stop(lease, stop(6));
        store().release(lease);
        store().drop(COUNTS);
        lease(store(), COUNTS);

        assertThat(all(store(), COUNTS)).isEmpty();
        assertThat(store().skips(COUNTS)).isEmpty();
        var view = store().view(COUNTS).orElseThrow();
        assertThat(view.checkpoint()).isEqualTo(Checkpoint.START);
        assertThat(view.events()).isZero();
        assertThat(view.stop()).isEmpty();
    }
}
