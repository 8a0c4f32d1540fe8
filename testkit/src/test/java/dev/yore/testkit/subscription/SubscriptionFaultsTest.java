package dev.yore.testkit.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.subscription.EventConsumer;
import dev.yore.subscription.Parked;
import dev.yore.subscription.ParkedEvents;
import dev.yore.subscription.Subscription;
import dev.yore.subscription.SubscriptionOptions;
import dev.yore.subscription.SubscriptionStatus.State;
import dev.yore.subscription.Subscriptions;
import dev.yore.testkit.InMemoryStore;
import dev.yore.testkit.projection.FlakyViews;
import dev.yore.view.MemoryViewStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What consumers, and those who look after a subscription, may do to it at the wrong moment. */
@Timeout(60)
class SubscriptionFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Optional<String> ANN = Optional.of("ann");
    private static final SubscriptionOptions OPTIONS = Sevens.OPTIONS;

    private final InMemoryStore store = new InMemoryStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aDecisionOnAnEventThatIsJustRetriedIsCarriedOutAfterwards() throws InterruptedException {
        Sevens.append(store, 7);
        var retried = new CountDownLatch(1);
        var decided = new CountDownLatch(1);
        var tries = new AtomicInteger();
        var options = OPTIONS.attempts(1, Duration.ZERO, Duration.ZERO);
        try (var running = start(options, delivery -> {
            if (delivery.event().stream().equals(StreamId.of("s3"))) {
                if (tries.incrementAndGet() == 2) {
                    retried.countDown();
                    decided.await();
                }
                throw new IOException("no");
            }
        })) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            var parked = parked();
            parked.retry(Position.of(4), ANN);
            retried.await();
            parked.drop(Position.of(4), "never", ANN);
            awaitLooks(running);
            decided.countDown();
            await().atMost(SOON).until(() -> parked.list(Optional.empty(), 9).isEmpty());
        }
    }

    @Test
    void anEventThatIsDeliveredAfterAllIsNotAmongTheDropped() throws InterruptedException {
        Sevens.append(store, 7);
        var retried = new CountDownLatch(1);
        var decided = new CountDownLatch(1);
        receiver.refuse(4);
        try (var running = start(OPTIONS, delivery -> {
            receiver.accept(delivery);
            if (delivery.event().stream().equals(StreamId.of("s3"))) {
                retried.countDown();
                decided.await();
            }
        })) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            receiver.refuseNothing();
            var parked = parked();
            parked.retry(Position.of(4), ANN);
            retried.await();
            parked.drop(Position.of(4), "too late", ANN);
            decided.countDown();
            await().atMost(SOON).until(() -> parked.list(Optional.empty(), 9).isEmpty());
            assertThat(parked.dropped(Optional.empty(), 9)).isEmpty();
        }
    }

    @Test
    void anEventThatWasDroppedDoesNotComeBackAfterACrash() throws InterruptedException {
        Sevens.append(store, 7);
        var line = new FlakyViews(views, 1, 0);
        var end = new CountDownLatch(1);
        var stuck = Subscription.named("mails").deliveredTo(delivery -> {
            receiver.accept(delivery);
            if (delivery.event().stream().equals(StreamId.of("s0"))) {
                end.await();
            }
        });
        receiver.refuse(4);
        try (var _ = Subscriptions.start(store, line, List.of(stuck), OPTIONS)) {
            await().atMost(SOON).until(() -> !list().isEmpty());
            parked().drop(Position.of(4), "never", ANN);
            await().atMost(SOON).until(() -> list().isEmpty());
            line.cutOff();
            end.countDown();
        }
        receiver.refuseNothing();
        try (var running = start(OPTIONS, receiver)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        assertThat(receiver.taken("s0")).containsExactly(1L, 1L);
        assertThat(receiver.taken("s3")).isEmpty();
        assertThat(parked().dropped(Optional.empty(), 9)).hasSize(1);
    }

    @Test
    void aConsumerThatIsInterruptedParksItsEventAndTheOthersGoOn() throws InterruptedException {
        Sevens.append(store, 70);
        try (var running = start(OPTIONS, delivery -> {
            switch (delivery.event().stream().value()) {
                case "s1" -> throw new InterruptedException("by someone else");
                case "s2" -> Thread.currentThread().interrupt();
                default -> receiver.accept(delivery);
            }
        })) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            assertThat(list()).hasSize(10).allMatch(it -> it.stream().equals(StreamId.of("s1")));
        }
        assertThat(receiver.count()).isEqualTo(50);
    }

    @Test
    void anErrorOfTheProcessIsShownAndTheEventTriedAgain() throws InterruptedException {
        Sevens.append(store, 7);
        var broken = new AtomicBoolean(true);
        try (var running = start(OPTIONS, delivery -> {
            if (broken.get()) {
                throw new OutOfMemoryError("by the test");
            }
            receiver.accept(delivery);
        })) {
            await().atMost(SOON).until(() -> {
                var status = running.statuses().getFirst();
                return status.state() == State.RETRYING
                        && status.problem().orElse("").contains("by the test");
            });
            broken.set(false);
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        assertThat(receiver.count()).isEqualTo(7);
    }

    @Test
    void aCauseThatIsTooLongOrNoTextIsParkedAllTheSame() throws InterruptedException {
        Sevens.append(store, 4);
        try (var running = start(OPTIONS, delivery -> {
            switch (delivery.event().stream().value()) {
                case "s0" -> throw new IOException("x".repeat(3_000_000));
                case "s1" -> throw new IOException("half \ud83d and \0");
                case "s2" ->
                    throw new IOException() {
                        private static final long serialVersionUID = 1;

                        @Override
                        public String getMessage() {
                            throw new IllegalStateException("nothing to tell");
                        }
                    };
                default -> receiver.accept(delivery);
            }
        })) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        var causes = list().stream().map(Parked::cause).toList();
        assertThat(causes).hasSize(3);
        assertThat(causes.get(0)).startsWith("java.io.IOException: xxx").hasSizeLessThan(5_000);
        assertThat(causes.get(1)).contains("half ");
        assertThat(causes.get(2)).contains("SubscriptionFaultsTest");
    }

    @Test
    void aConsumerThatClosingInterruptsHasNotFailed() throws InterruptedException {
        Sevens.append(store, 1);
        var began = new CountDownLatch(1);
        var options = closingWithin(Duration.ofMillis(1));
        try (var _ = start(options, _ -> {
            began.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException("cut off", e);
            }
        })) {
            began.await();
        }
        assertThat(list()).isEmpty();
    }

    @Test
    void closingWaitsUntilAConsumerHasHeardThatItIsInterrupted() throws InterruptedException {
        Sevens.append(store, 1);
        var began = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        try (var _ = start(closingWithin(Duration.ofMillis(1)), _ -> {
            began.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                takeAMoment();
                ended.set(true);
            }
        })) {
            began.await();
        }
        assertThat(ended).isTrue();
    }

    @Test
    void itsCheckpointGoesOnWhileEventsComeThatDoNotConcernIt() throws InterruptedException {
        var over = new AtomicBoolean();
        var writer = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                Sevens.append(store, "other");
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
        });
        var some = Subscription.named("mails").streams("s").deliveredTo(receiver);
        try (var running = Subscriptions.start(store, views, List.of(some), OPTIONS)) {
            await().atMost(SOON)
                    .until(() -> running.statuses().getFirst().checkpoint().total() > 0);
        } finally {
            over.set(true);
            writer.join();
        }
    }

    @Test
    void aListenerThatThrowsHindersNobody() throws InterruptedException {
        try (var running = start(OPTIONS, receiver)) {
            running.onChange(_ -> {
                throw new IllegalStateException("a bad listener");
            });
            Sevens.append(store, 70);
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        assertThat(receiver.count()).isEqualTo(70);
    }

    /** A park may end early, so it is repeated until the time is over. */
    private static void takeAMoment() {
        long end = System.nanoTime() + Duration.ofMillis(200).toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private Subscriptions start(SubscriptionOptions options, EventConsumer consumer) {
        return Subscriptions.start(
                store, views, List.of(Subscription.named("mails").deliveredTo(consumer)), options);
    }

    private ParkedEvents parked() {
        return ParkedEvents.of(views, "mails");
    }

    private List<Parked> list() {
        return views.view(Subscription.stateOf("mails")).isEmpty() ? List.of() : parked().list(Optional.empty(), 100);
    }

    /** Waits until the subscription has looked twice at what was decided: it does so before it writes. */
    private void awaitLooks(Subscriptions running) {
        for (int i = 0; i < 2; i++) {
            Sevens.append(store, "other");
            await().atMost(SOON)
                    .until(() -> running.statuses().getFirst().checkpoint().covers(store.head()));
        }
    }

    private static SubscriptionOptions closingWithin(Duration wait) {
        return new SubscriptionOptions(1, 1, 1, Duration.ZERO, Duration.ZERO, 1, wait, OPTIONS.waits());
    }
}
