package dev.yore.testkit.contract;

import static dev.yore.testkit.contract.Facts.all;
import static dev.yore.testkit.contract.Facts.fact;
import static dev.yore.testkit.contract.Facts.facts;
import static dev.yore.testkit.contract.Facts.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.Follower;
import dev.yore.store.Query;
import dev.yore.testkit.internal.Waiting;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** A follower waits as long as it is told and no longer: whoever closes or interrupts it ends its wait at once. */
public interface WaitContract extends StoreTest {

    @Test
    default void aWaitingFollowerWakesForTheNextEvent() {
        try (var follower = store().follow(Query.types("Wanted"), Checkpoint.START)) {
            var next = Waiting.in(follower::next);
            store().append(Commit.of(fact("a")));
            var receipt = store().append(Commit.of(fact("a", "Wanted")));

            assertThat(next.result(place().patience()).position()).isEqualTo(receipt.position());
        }
    }

    @Test
    default void pollReturnsEmptyWhenNothingCameInTime() {
        store().append(Commit.of(fact("a")));
        try (var follower = store().follow(Query.types("Never"), Checkpoint.START)) {
            long start = System.nanoTime();
            assertThat(follower.poll(Duration.ofMillis(50))).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(49));
            assertThat(follower.poll(Duration.ZERO)).isEmpty();
            assertThat(follower.poll(Duration.ofSeconds(-1))).isEmpty();
            assertThat(follower.isClosed()).isFalse();
        }
    }

    @Test
    default void pollWaitsForAsLongAsItIsTold() {
        try (var follower = store().follow(Query.all(), Checkpoint.START)) {
            var next = Waiting.in(() -> follower.poll(Duration.ofSeconds(Long.MAX_VALUE)));
            store().append(Commit.of(fact("a")));

            assertThat(next.result(place().patience())).contains(all(store()).getFirst());
        }
    }

    @Test
    default void closingAFollowerEndsItsWaitAtOnce() {
        var follower = store().follow(Query.all(), Checkpoint.START);
        var waiting = Waiting.in(follower::hasNext);
        follower.close();

        assertThat(waiting.result(Waiting.AT_ONCE)).isFalse();
        assertClosed(follower);
    }

    @Test
    default void closingAFollowerEndsItsPollAtOnce() {
        var follower = store().follow(Query.all(), Checkpoint.START);
        var waiting = Waiting.in(() -> follower.poll(Duration.ofHours(1)));
        follower.close();

        assertThat(waiting.result(Waiting.AT_ONCE)).isEmpty();
        assertClosed(follower);
    }

    @Test
    default void closingTheStoreEndsAWaitingFollowerAtOnce() {
        var follower = store().follow(Query.all(), Checkpoint.START);
        var other = store().follow(Query.all(), Checkpoint.START);
        var waiting = Waiting.in(follower::hasNext);
        var polling = Waiting.in(() -> other.poll(Duration.ofHours(1)));
        store().close();

        assertThat(waiting.result(Waiting.AT_ONCE)).isFalse();
        assertThat(polling.result(Waiting.AT_ONCE)).isEmpty();
        assertClosed(follower);
        assertClosed(other);
    }

    @Test
    default void aClosedFollowerHandsNothingOutThoughEventsAreLeft() {
        store().append(Commit.of(facts("a", 3)));
        var follower = store().follow(Query.all(), Checkpoint.START);
        assertThat(follower.isClosed()).isFalse();
        follower.next();
        assertThat(follower.hasNext()).isTrue();
        follower.close();
        follower.close();

        assertClosed(follower);
    }

    @Test
    default void anInterruptEndsAPollAndStaysSet() {
        try (var follower = store().follow(Query.all(), Checkpoint.START)) {
            var polling = Waiting.in(() -> follower.poll(Duration.ofHours(1)).isEmpty()
                    && Thread.currentThread().isInterrupted());
            polling.interrupt();

            assertThat(polling.result(Waiting.AT_ONCE)).isTrue();
            assertThat(follower.isClosed()).isFalse();
            store().append(Commit.of(fact("a")));
            assertThat(follower.poll(place().patience())).contains(all(store()).getFirst());
        }
    }

    @Test
    default void anInterruptEndsTheWaitForTheNextEventAndClosesTheFollower() {
        var follower = store().follow(Query.all(), Checkpoint.START);
        var waiting =
                Waiting.in(() -> !follower.hasNext() && Thread.currentThread().isInterrupted());
        waiting.interrupt();

        assertThat(waiting.result(Waiting.AT_ONCE)).isTrue();
        assertClosed(follower);
        assertThat(store().version(stream("a")).value()).isZero();
    }

    private static void assertClosed(Follower follower) {
        assertThat(follower.isClosed()).isTrue();
        assertThat(follower.hasNext()).isFalse();
        assertThat(follower.poll(Duration.ofHours(1))).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(follower::next);
    }
}
