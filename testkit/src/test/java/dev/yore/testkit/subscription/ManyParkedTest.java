package dev.yore.testkit.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yore.store.EventStore;
import dev.yore.subscription.ParkedEvents;
import dev.yore.subscription.Subscription;
import dev.yore.subscription.SubscriptionOptions;
import dev.yore.subscription.Subscriptions;
import dev.yore.testkit.InMemoryStore;
import dev.yore.view.Changes;
import dev.yore.view.MemoryViewStore;
import dev.yore.view.ViewStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many parked events, and how many of them are held at once while they are retried. */
@Timeout(120)
class ManyParkedTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Optional<String> ANN = Optional.of("ann");
    private static final int MANY = 3_000;
    private static final int IN_FLIGHT = 50;
    private static final int PAGE = 1_000;
    private static final SubscriptionOptions OPTIONS = Sevens.OPTIONS
            .inFlight(IN_FLIGHT)
            .attempts(1, Duration.ZERO, Duration.ZERO)
            .maxParked(MANY);

    private final InMemoryStore store = new InMemoryStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private final AtomicInteger mostRows = new AtomicInteger();
    private final AtomicInteger found = new AtomicInteger();
    private final AtomicBoolean refusing = new AtomicBoolean(true);
    private final AtomicInteger taken = new AtomicInteger();
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final Subscription mails = Subscription.named("mails").deliveredTo(_ -> {
        if (refusing.get()) {
            throw new IllegalStateException("not now");
        }
        mayGoOn.await();
        taken.incrementAndGet();
    });

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void retryingManyStreamsHoldsFewEventsAndFewRowsAtOnce() throws InterruptedException {
        for (int i = 0; i < MANY; i++) {
            Sevens.append(store, "s" + i);
        }
        parkAll();
        refusing.set(false);
        var counted = counted(ViewStore.class, views);
        try (var running = Subscriptions.start(counted(EventStore.class, store), counted, List.of(mails), OPTIONS)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            mostRows.set(0);
            assertThat(ParkedEvents.of(counted, "mails").retryAll(ANN)).isEqualTo(MANY);
            assertThat(mostRows).hasValueLessThanOrEqualTo(PAGE);
            await().atMost(SOON).until(() -> found.get() >= IN_FLIGHT);
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            assertThat(found).hasValueLessThanOrEqualTo(IN_FLIGHT);
            mayGoOn.countDown();
            awaitNoneParked();
        }
        assertThat(taken).hasValue(MANY);
        assertThat(mostRows).hasValueLessThanOrEqualTo(PAGE);
    }

    @Test
    void afterACrashFewOfThoseThatMayGoOnAreHeldAtOnce() throws InterruptedException {
        for (int i = 0; i < MANY / 2; i++) {
            Sevens.append(store, "s" + i);
            Sevens.append(store, "s" + i);
        }
        parkAll();
        var parked = ParkedEvents.of(views, "mails");
        parked.list(Optional.empty(), MANY).stream()
                .filter(it -> !it.behind())
                .forEach(it -> parked.drop(it.position(), "too old", ANN));
        refusing.set(false);
        try (var _ = Subscriptions.start(counted(EventStore.class, store), views, List.of(mails), OPTIONS)) {
            await().atMost(SOON).until(() -> parked.list(Optional.empty(), MANY).size() <= MANY - IN_FLIGHT);
            assertThat(found).hasValueLessThanOrEqualTo(2 * IN_FLIGHT);
            mayGoOn.countDown();
            awaitNoneParked();
        }
        assertThat(taken).hasValue(MANY / 2);
    }

    @Test
    void aLongStreamIsRetriedWithoutWaitsBetweenItsEvents() throws InterruptedException {
        for (int i = 0; i < MANY; i++) {
            Sevens.append(store, "s0");
        }
        parkAll();
        refusing.set(false);
        mayGoOn.countDown();
        try (var _ = Subscriptions.start(store, views, List.of(mails), OPTIONS)) {
            ParkedEvents.of(views, "mails").retryAll(ANN);
            awaitNoneParked();
        }
        assertThat(taken).hasValue(MANY);
    }

    private void parkAll() throws InterruptedException {
        try (var running = Subscriptions.start(store, views, List.of(mails), OPTIONS)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        assertThat(ParkedEvents.of(views, "mails").list(Optional.empty(), MANY + 1))
                .hasSize(MANY);
    }

    private void awaitNoneParked() {
        await().atMost(SOON)
                .until(() -> ParkedEvents.of(views, "mails")
                        .list(Optional.empty(), 1)
                        .isEmpty());
    }

    /** The same store, of which is counted how many rows are asked for or written at once, and how many events are looked up. */
    private <T> T counted(Class<T> type, T behind) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().equals("rows") && arguments[1] instanceof Collection<?> keys) {
                        mostRows.accumulateAndGet(keys.size(), Math::max);
                    } else if (method.getName().equals("write") && arguments[1] instanceof Changes changes) {
                        mostRows.accumulateAndGet(changes.rows().size(), Math::max);
                    } else if (method.getName().equals("find")) {
                        found.incrementAndGet();
                    }
                    try {
                        return method.invoke(behind, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
