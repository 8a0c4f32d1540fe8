package dev.yore.testkit.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.yore.event.Position;
import dev.yore.store.Query;
import dev.yore.subscription.Delivery;
import dev.yore.subscription.Parked;
import dev.yore.subscription.ParkedEvents;
import dev.yore.subscription.Subscription;
import dev.yore.subscription.Subscription.Start;
import dev.yore.subscription.SubscriptionOptions;
import dev.yore.subscription.SubscriptionStatus.State;
import dev.yore.subscription.Subscriptions;
import dev.yore.testkit.InMemoryStore;
import dev.yore.view.MemoryViewStore;
import dev.yore.view.NoSuchViewException;
import dev.yore.view.ViewStateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events that are delivered to others. */
class SubscriptionsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Optional<String> ANN = Optional.of("ann");
    private static final SubscriptionOptions OPTIONS = Sevens.OPTIONS;

    private final InMemoryStore store = new InMemoryStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private final Receiver receiver = new Receiver();
    private final Subscription mails = Subscription.named("mails").deliveredTo(receiver);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyEventIsDeliveredThoseOfAStreamInOrder() throws InterruptedException {
        append(500);
        try (var running = start(mails)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            append(500);
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        assertThat(receiver.count()).isEqualTo(1_000);
        for (int stream = 0; stream < 7; stream++) {
            assertThat(receiver.taken("s" + stream)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void whatWasDeliveredDoesNotComeAgainWhenItIsRunAgain() throws InterruptedException {
        append(100);
        for (int run = 0; run < 3; run++) {
            try (var running = start(mails)) {
                assertThat(running.awaitCaughtUp(SOON)).isTrue();
            }
        }
        assertThat(receiver.count()).isEqualTo(100);
    }

    @Test
    void anEventThatIsRefusedIsParkedAndTheLaterOnesOfItsStreamBehindIt() throws InterruptedException {
        append(70);
        receiver.refuse(10);
        try (var running = start(mails)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            assertThat(running.statuses().getFirst().parked()).isEqualTo(9);
        }
        assertThat(receiver.taken("s2")).containsExactly(3L);
        assertThat(receiver.count()).isEqualTo(61);
        var parked = ParkedEvents.of(views, "mails").list(Optional.empty(), 100);
        assertThat(parked)
                .extracting(it -> it.position().rank())
                .containsExactly(10L, 17L, 24L, 31L, 38L, 45L, 52L, 59L, 66L);
        assertThat(parked.getFirst().cause()).contains("refused 10");
        assertThat(parked.getFirst().attempts()).isEqualTo(2);
        assertThat(parked.subList(1, 9)).allMatch(Parked::behind);
    }

    @Test
    void whatIsRetriedIsDeliveredInOrderAndThenWhatWaitedBehindIt() throws InterruptedException {
        append(70);
        receiver.refuse(10);
        receiver.refuse(11);
        try (var running = start(mails)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            var parked = ParkedEvents.of(views, "mails");
            assertThatThrownBy(() -> parked.retry(Position.of(17), ANN)).isInstanceOf(ViewStateException.class);
            receiver.refuseNothing();
            parked.retry(Position.of(10), ANN);
            await().until(() -> parked.list(Optional.empty(), 100).size() == 9);
            append(7);
            assertThat(parked.retryAll(ANN)).isGreaterThanOrEqualTo(9);
            await().until(() -> parked.list(Optional.empty(), 100).isEmpty());
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        assertThat(receiver.count()).isEqualTo(77);
        assertThat(receiver.taken("s2")).isSorted().hasSize(11);
        assertThat(receiver.taken("s3")).isSorted().hasSize(11);
    }

    @Test
    void anEventThatIsDroppedIsRecordedWithItsReason() throws InterruptedException {
        append(70);
        receiver.refuse(10);
        try (var running = start(mails)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            var parked = ParkedEvents.of(views, "mails");
            parked.drop(Position.of(10), "no such address", ANN);
            await().until(() -> parked.list(Optional.empty(), 100).isEmpty());
            assertThat(parked.dropped(Optional.empty(), 9)).singleElement().satisfies(it -> {
                assertThat(it.event().position()).isEqualTo(Position.of(10));
                assertThat(it.reason()).isEqualTo("no such address");
                assertThat(it.actor()).isEqualTo(ANN);
            });
        }
        assertThat(receiver.count()).isEqualTo(69);
        assertThat(receiver.taken("s2")).isSorted().doesNotContain(10L).hasSize(9);
    }

    @Test
    void aDecisionIsCarriedOutWhenTheSubscriptionRunsAgain() throws InterruptedException {
        append(70);
        receiver.refuse(10);
        try (var running = start(mails)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        receiver.refuseNothing();
        var parked = ParkedEvents.of(views, "mails");
        parked.retryAll(ANN);
        try (var _ = start(mails)) {
            await().until(() -> parked.list(Optional.empty(), 100).isEmpty());
        }
        assertThat(receiver.count()).isEqualTo(70);
    }

    @Test
    void nothingParkedIsAnOrdinaryCase() throws InterruptedException {
        assertThatThrownBy(() -> ParkedEvents.of(views, "mails")).isInstanceOf(NoSuchViewException.class);
        try (var running = start(mails)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            await().until(() -> running.statuses().getFirst().state() == State.LIVE);
            var parked = ParkedEvents.of(views, "mails");
            assertThat(parked.retryAll(ANN)).isZero();
            assertThat(parked.dropped(Optional.empty(), 9)).isEmpty();
            assertThatThrownBy(() -> parked.drop(Position.of(1), "why", ANN)).isInstanceOf(ViewStateException.class);
        }
    }

    @Test
    void whenTooManyAreParkedItWaitsAndSaysSo() throws InterruptedException {
        append(70);
        for (int rank = 1; rank <= 70; rank++) {
            receiver.refuse(rank);
        }
        var options = OPTIONS.maxParked(10);
        try (var running = Subscriptions.start(store, views, List.of(mails), options)) {
            await().until(() -> running.statuses().getFirst().state() == State.FULL);
            assertThat(running.statuses().getFirst().healthy()).isFalse();
            receiver.refuseNothing();
            var parked = ParkedEvents.of(views, "mails");
            await().until(() -> {
                parked.retryAll(ANN);
                return running.awaitCaughtUp(Duration.ofMillis(200));
            });
            await().until(() -> {
                parked.retryAll(ANN);
                return parked.list(Optional.empty(), 100).isEmpty();
            });
        }
        assertThat(receiver.count()).isEqualTo(70);
    }

    @Test
    void oneThatBeginsNowSkipsWhatWasThere() throws InterruptedException {
        var later = Subscription.named("later").startingAt(Start.NOW).deliveredTo(receiver);
        try (var running = start(later)) {
            await().until(() -> running.statuses().getFirst().state() == State.LIVE);
        }
        append(10);
        try (var running = start(later)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        assertThat(receiver.count()).isEqualTo(10);
    }

    @Test
    void onlyTheEventsOfItsQueryAndItsStreamsAreDelivered() throws InterruptedException {
        append(70);
        var some = Subscription.named("some")
                .to(Query.types("Counted"))
                .streams("s3")
                .deliveredTo(receiver);
        try (var running = start(some)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        assertThat(receiver.count()).isEqualTo(10);
        assertThat(receiver.taken("s3")).hasSize(10);
    }

    @Test
    void aSecondProcessStandsByAndTakesOver() throws InterruptedException {
        append(50);
        var first = start(mails);
        assertThat(first.awaitCaughtUp(SOON)).isTrue();
        try (var second = start(mails)) {
            assertThat(second.awaitCaughtUp(SOON)).isTrue();
            await().until(() -> second.statuses().getFirst().state() == State.STANDING_BY);
            first.close();
            append(50);
            assertThat(second.awaitCaughtUp(SOON)).isTrue();
        } finally {
            first.close();
        }
        assertThat(receiver.count()).isEqualTo(100);
    }

    @Test
    void anEventComesAgainIfItsDeliveryWasCutOff() throws InterruptedException {
        append(1);
        var began = new CountDownLatch(1);
        var stuck = Subscription.named("mails").deliveredTo(_ -> {
            began.countDown();
            new CountDownLatch(1).await();
        });
        var options = new SubscriptionOptions(
                1, 1, 1, Duration.ZERO, Duration.ZERO, 1, Duration.ofMillis(1), OPTIONS.waits());
        try (var _ = Subscriptions.start(store, views, List.of(stuck), options)) {
            began.await();
        }
        try (var running = start(mails)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        assertThat(receiver.taken("s0")).containsExactly(1L);
    }

    @Test
    void aCommandThatItGivesIsKnownByTheEventThatCausedIt() {
        append(1);
        var event = store.read(Query.all()).toList().getFirst();
        var first = new Delivery("shipping", event, 1).context();
        var again = new Delivery("shipping", event, 2).context();
        assertThat(first).isEqualTo(again);
        assertThat(first.metadata().causationId()).contains(event.id().value());
        assertThat(new Delivery("shipping", event, 1).context("bill")).isNotEqualTo(first);
    }

    private Subscriptions start(Subscription subscription) {
        return Subscriptions.start(store, views, List.of(subscription), OPTIONS);
    }

    private void append(int events) {
        Sevens.append(store, events);
    }
}
