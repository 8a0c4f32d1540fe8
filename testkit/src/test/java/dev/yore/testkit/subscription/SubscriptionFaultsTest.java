package dev.yore.testkit.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yore.event.StreamId;
import dev.yore.subscription.EventConsumer;
import dev.yore.subscription.Parked;
import dev.yore.subscription.ParkedEvents;
import dev.yore.subscription.Subscription;
import dev.yore.subscription.SubscriptionOptions;
import dev.yore.subscription.SubscriptionStatus.State;
import dev.yore.subscription.Subscriptions;
import dev.yore.testkit.InMemoryStore;
import dev.yore.view.MemoryViewStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What consumers, and those who look after a subscription, may do to it at the wrong moment. */
@Timeout(60)
class SubscriptionFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final SubscriptionOptions OPTIONS = Sevens.OPTIONS;

    private final InMemoryStore store = new InMemoryStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        store.close();
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
            await().atMost(SOON).until(() -> running.statuses().getFirst().state() == State.RETRYING);
            assertThat(running.statuses().getFirst().problem().orElseThrow()).contains("by the test");
            broken.set(false);
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        assertThat(receiver.count()).isEqualTo(7);
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
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                ended.set(true);
            }
        })) {
            began.await();
        }
        assertThat(ended).isTrue();
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

    private static SubscriptionOptions closingWithin(Duration wait) {
        return new SubscriptionOptions(1, 1, 1, Duration.ZERO, Duration.ZERO, 1, wait, OPTIONS.waits());
    }
}
