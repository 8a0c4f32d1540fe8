package dev.yore.testkit.view;

import static dev.yore.testkit.view.Written.ANN;
import static dev.yore.testkit.view.Written.BOB;
import static dev.yore.testkit.view.Written.COUNTS;
import static dev.yore.testkit.view.Written.LEASE;
import static dev.yore.testkit.view.Written.all;
import static dev.yore.testkit.view.Written.changes;
import static dev.yore.testkit.view.Written.lease;
import static dev.yore.testkit.view.Written.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.store.Checkpoint;
import dev.yore.view.Changes;
import dev.yore.view.FencedException;
import dev.yore.view.Lease;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Who has lost a lease writes nothing more, however late he learns of it. */
public interface FenceContract extends ViewTest {

    @Test
    default void whoWasPausedWhileAnotherTookTheLeaseWritesNothing() {
        var old = lease(store(), COUNTS, ANN);
        store().write(old, changes(1, "a"));
        place().pass(LEASE.multipliedBy(2));
        var current = lease(store(), COUNTS, BOB);

        assertFenced(old);
        store().release(old);
        assertThat(store().view(COUNTS).orElseThrow().owner()).contains(BOB);
        store().write(current, changes(2, "b"));
        assertFenced(old);
        assertThat(all(store(), COUNTS)).containsOnlyKeys("a", "b");
    }

    @Test
    default void whoAsksAgainHasLostHisFirstLease() {
        var first = lease(store(), COUNTS, ANN);
        var second = lease(store(), COUNTS, ANN);

        assertThat(second.fence()).isGreaterThan(first.fence());
        assertFenced(first);
        store().write(second, changes(1, "a"));
        store().release(first);
        assertThat(store().view(COUNTS).orElseThrow().owner()).contains(ANN);
    }

    @Test
    default void aLeaseThatWasGivenBackIsLost() {
        var lease = lease(store(), COUNTS);
        store().release(lease);

        assertFenced(lease);
        store().release(lease);
        assertThat(lease(store(), COUNTS).fence()).isGreaterThan(lease.fence());
    }

    @Test
    default void theLeaseOfAViewThatWasDroppedIsLost() {
        var lease = lease(store(), COUNTS);
        place().pass(LEASE.multipliedBy(2));
        store().drop(COUNTS);

        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> store().write(lease, changes(1, "a")));
        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> store().renew(lease, LEASE));
        store().release(lease);
        assertThat(store().views()).isEmpty();
    }

    @Test
    default void aFenceDoesNotComeAgainWhenAViewIsMadeAnew() {
        var old = lease(store(), COUNTS, ANN);
        place().pass(LEASE.multipliedBy(2));
        store().drop(COUNTS);
        reopen();
        var current = lease(store(), COUNTS, BOB);

        assertThat(current.fence()).isGreaterThan(old.fence());
        assertFenced(old);
        assertThat(all(store(), COUNTS)).isEmpty();
    }

    @Test
    default void aLeaseTakenThroughAnotherOpeningFencesToo() {
        var old = lease(store(), COUNTS, ANN);
        place().pass(LEASE.multipliedBy(2));
        try (var beside = place().open()) {
            var current = lease(beside, COUNTS, BOB);
            assertFenced(old);
            beside.write(current, changes(3, "c"));
        }
        assertThat(all(store(), COUNTS)).containsOnlyKeys("c");
    }

    private void assertFenced(Lease lease) {
        var before = store().view(lease.view());
        var rows = all(store(), lease.view());
        List<ThrowingCallable> calls = List.of(
                () -> store().write(lease, changes(99, "x", "a")),
                () -> store().write(lease, Changes.none(Checkpoint.of(99))),
                () -> store().stop(lease, stop(99)),
                () -> store().renew(lease, LEASE));
        assertThat(calls)
                .allSatisfy(
                        call -> assertThatExceptionOfType(FencedException.class).isThrownBy(call));
        assertThat(store().view(lease.view())).isEqualTo(before);
        assertThat(all(store(), lease.view())).isEqualTo(rows);
    }
}
