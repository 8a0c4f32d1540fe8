package dev.yore.testkit.view;

import static dev.yore.testkit.view.Written.ANN;
import static dev.yore.testkit.view.Written.BOB;
import static dev.yore.testkit.view.Written.COUNTS;
import static dev.yore.testkit.view.Written.COUNTS_2;
import static dev.yore.testkit.view.Written.LEASE;
import static dev.yore.testkit.view.Written.OTHERS;
import static dev.yore.testkit.view.Written.changes;
import static dev.yore.testkit.view.Written.lease;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.testkit.internal.Together;
import dev.yore.view.Lease;
import dev.yore.view.ViewId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A view is written by one owner at a time, who keeps his lease as long as he renews it. */
public interface LeaseContract extends ViewTest {

    /** Not the whole of a lease, but so that two of it are more. */
    Duration MOST_OF_IT = LEASE.multipliedBy(2).dividedBy(3);

    @Test
    default void aLeaseIsHeldByOneOwnerAtATime() {
        var lease = lease(store(), COUNTS);

        assertThat(lease.view()).isEqualTo(COUNTS);
        assertThat(lease.owner()).isEqualTo(ANN);
        assertThat(store().acquire(COUNTS, BOB, LEASE)).isEmpty();
        try (var beside = place().open()) {
            assertThat(beside.acquire(COUNTS, BOB, LEASE)).isEmpty();
        }
        assertThat(owner(COUNTS)).contains(ANN);
    }

    @Test
    default void eachVersionOfAViewHasALeaseOfItsOwn() {
        lease(store(), COUNTS, ANN);
        lease(store(), COUNTS_2, BOB);
        lease(store(), OTHERS, BOB);

        assertThat(owner(COUNTS)).contains(ANN);
        assertThat(owner(COUNTS_2)).contains(BOB);
    }

    @Test
    default void aLeaseRunsOut() {
        var first = lease(store(), COUNTS);
        place().pass(MOST_OF_IT);
        assertThat(owner(COUNTS)).contains(ANN);
        assertThat(store().acquire(COUNTS, BOB, LEASE)).isEmpty();
        place().pass(MOST_OF_IT);

        assertThat(owner(COUNTS)).isEmpty();
        assertThat(lease(store(), COUNTS, BOB).fence()).isGreaterThan(first.fence());
        assertThat(owner(COUNTS)).contains(BOB);
    }

    @Test
    default void aLeaseLastsAsLongAsItIsAskedFor() {
        store().acquire(COUNTS, ANN, LEASE.multipliedBy(10));
        place().pass(LEASE.multipliedBy(9));
        assertThat(store().acquire(COUNTS, BOB, LEASE)).isEmpty();
        place().pass(LEASE.multipliedBy(2));

        assertThat(store().acquire(COUNTS, BOB, LEASE)).isPresent();
    }

    @Test
    default void aLeaseThatIsRenewedGoesOn() {
        assertGoesOn(lease -> store().renew(lease, LEASE));
    }

    @Test
    default void aLeaseThatIsWrittenWithGoesOn() {
        assertGoesOn(lease -> store().write(lease, changes(1, "a")));
    }

    private void assertGoesOn(Consumer<Lease> renewal) {
        var lease = lease(store(), COUNTS);
        for (int i = 0; i < 5; i++) {
            place().pass(MOST_OF_IT);
            assertThat(store().acquire(COUNTS, BOB, LEASE)).isEmpty();
            renewal.accept(lease);
        }
        assertThat(owner(COUNTS)).contains(ANN);
    }

    @Test
    default void aLeaseThatIsGivenBackIsFreeAtOnce() {
        store().release(lease(store(), COUNTS));

        assertThat(owner(COUNTS)).isEmpty();
        assertThat(store().acquire(COUNTS, BOB, LEASE)).isPresent();
    }

    @Test
    default void aLeaseThatHasRunOutCountsUntilAnotherTakesIt() {
        var lease = lease(store(), COUNTS);
        place().pass(LEASE.multipliedBy(3));
        store().write(lease, changes(1, "a"));

        assertThat(owner(COUNTS)).contains(ANN);
        assertThat(store().acquire(COUNTS, BOB, LEASE)).isEmpty();
    }

    @Test
    default void ofManyWhoAskAtOnceOneGetsTheLease() {
        for (int round = 0; round < 10; round++) {
            var view = new ViewId("counts", 1 + round);
            try (var beside = place().open()) {
                var leases = Together.call(
                        place().patience(),
                        8,
                        it -> (it % 2 == 0 ? store() : beside).acquire(view, "owner-" + it, LEASE));
                var granted = leases.stream().flatMap(Optional::stream).toList();
                assertThat(granted).hasSize(1);
                assertThat(owner(view)).contains(granted.getFirst().owner());
            }
        }
        assertThat(store().serving("counts")).isPresent();
    }

    private Optional<String> owner(ViewId view) {
        return store().view(view).orElseThrow().owner();
    }
}
