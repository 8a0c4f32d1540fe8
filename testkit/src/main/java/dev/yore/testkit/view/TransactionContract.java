package dev.yore.testkit.view;

import static dev.yore.testkit.view.Written.ANN;
import static dev.yore.testkit.view.Written.BOB;
import static dev.yore.testkit.view.Written.COUNTS;
import static dev.yore.testkit.view.Written.LEASE;
import static dev.yore.testkit.view.Written.all;
import static dev.yore.testkit.view.Written.changes;
import static dev.yore.testkit.view.Written.checkpoint;
import static dev.yore.testkit.view.Written.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.store.Checkpoint;
import dev.yore.store.LimitExceededException;
import dev.yore.testkit.internal.Together;
import dev.yore.view.FencedException;
import dev.yore.view.Lease;
import dev.yore.view.TransactionalWork;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/**
 * Work in the store's transaction counts together with the view, or not at all. It is for stores that have a {@linkplain
 * ViewFixture#resource() resource} to work with.
 */
public interface TransactionContract extends ViewTest {

    @Test
    default void whatTheWorkMakesOfTheViewIsWritten() throws Exception {
        var lease = lease(store(), COUNTS);
        transact(lease, _ -> changes(1, "a"));

        assertThat(all(store(), COUNTS)).containsOnlyKeys("a");
        assertThat(checkpoint(store(), COUNTS)).isEqualTo(Checkpoint.of(1));
        assertThat(store().view(COUNTS).orElseThrow().events()).isEqualTo(1);
    }

    @Test
    default void workThatFailsChangesNothingAndSaysWhy() throws Exception {
        var lease = lease(store(), COUNTS);
        transact(lease, _ -> changes(1, "a"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> transact(lease, _ -> {
                    throw new IOException("mine");
                }))
                .withMessage("mine");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> transact(lease, _ -> {
                    throw new AssertionError("mine");
                }));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> transact(lease, _ -> changes(2, "b", "")));
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> transact(
                        lease, _ -> changes(2, Written.keys(store().limits().rowsPerWrite() + 1))));
        assertThat(all(store(), COUNTS)).containsOnlyKeys("a");
        assertThat(checkpoint(store(), COUNTS)).isEqualTo(Checkpoint.of(1));
        transact(lease, _ -> changes(2, "b"));
        assertThat(all(store(), COUNTS)).containsOnlyKeys("a", "b");
    }

    @Test
    default void whoHasLostTheLeaseDoesNotEvenBegin() {
        var old = lease(store(), COUNTS, ANN);
        place().pass(LEASE.multipliedBy(2));
        lease(store(), COUNTS, BOB);

        assertThatExceptionOfType(FencedException.class)
                .isThrownBy(() -> transact(old, _ -> {
                    throw new AssertionError("it began");
                }));
        assertThat(checkpoint(store(), COUNTS)).isEqualTo(Checkpoint.START);
    }

    @Test
    default void aLeaseThatIsWorkedWithGoesOn() throws Exception {
        var lease = lease(store(), COUNTS);
        for (int i = 1; i < 5; i++) {
            place().pass(LEASE.multipliedBy(2).dividedBy(3));
            transact(lease, _ -> changes(1, "a"));
        }

        assertThat(store().acquire(COUNTS, BOB, LEASE)).isEmpty();
    }

    @Test
    default void nobodySeesTheWorkBeforeItsEnd() throws Exception {
        var lease = lease(store(), COUNTS);
        var working = new CountDownLatch(1);
        var seen = new CountDownLatch(1);
        var work = Together.begin(() -> {
            transact(lease, _ -> {
                working.countDown();
                seen.await();
                return changes(1, "a");
            });
            return true;
        });
        working.await();
        assertThat(all(store(), COUNTS)).isEmpty();
        assertThat(checkpoint(store(), COUNTS)).isEqualTo(Checkpoint.START);
        seen.countDown();
        Together.get(place().patience(), work);

        assertThat(all(store(), COUNTS)).containsOnlyKeys("a");
    }

    private void transact(Lease lease, TransactionalWork<Object> work) throws Exception {
        transact(lease, place().resource().orElseThrow(), work);
    }

    private <T> void transact(Lease lease, Class<T> resource, TransactionalWork<Object> work) throws Exception {
        store().write(lease, resource, it -> {
            assertThat(it).isInstanceOf(resource);
            return work.run(it);
        });
    }
}
