package dev.yore.testkit.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.subscription.EventConsumer;
import dev.yore.subscription.Subscription;
import dev.yore.subscription.SubscriptionOptions;
import dev.yore.subscription.Subscriptions;
import dev.yore.testkit.InMemoryStore;
import dev.yore.view.MemoryViewStore;
import java.time.Duration;
import java.util.List;
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
}
