package dev.yore.testkit.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.store.Commit;
import dev.yore.store.Query;
import dev.yore.subscription.Delivery;
import dev.yore.subscription.EventConsumer;
import dev.yore.subscription.ParkedEvents;
import dev.yore.subscription.Subscription;
import dev.yore.subscription.SubscriptionOptions;
import dev.yore.subscription.Subscriptions;
import dev.yore.testkit.InMemoryStore;
import dev.yore.testkit.projection.FlakyViews;
import dev.yore.view.LeaseHolder.Waits;
import dev.yore.view.MemoryViewStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Subscriptions through bad times, by seed: consumers that refuse, lines that lose calls and answers, processes that end at any
 * moment, and people who retry and drop meanwhile. In the end every event was delivered or dropped, and those of a stream came for
 * the first time in their order.
 */
class RandomSubscriptionsTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Optional<String> ANN = Optional.of("ann");

    /** Refuses some events, by their positions, as long as it is in a mood. */
    private static final class Moody implements EventConsumer {
        private final Map<StreamId, List<Long>> taken = new ConcurrentHashMap<>();
        private volatile boolean moody = true;

        @Override
        public void accept(Delivery delivery) {
            long rank = delivery.event().position().rank();
            if (moody && rank % 17 == 0) {
                throw new IllegalStateException("not now");
            }
            var ofStream = taken.computeIfAbsent(delivery.event().stream(), _ -> new ArrayList<>());
            synchronized (ofStream) {
                ofStream.add(rank);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyEventIsDeliveredOrDroppedAndThoseOfAStreamInOrder(long seed) throws InterruptedException {
        var random = new Random(seed);
        var views = new MemoryViewStore();
        var consumer = new Moody();
        var subscription = Subscription.named("s").deliveredTo(consumer);
        try (var store = new InMemoryStore()) {
            for (int phase = 0; phase < 6; phase++) {
                append(store, random);
                live(store, views, subscription, random);
            }
            consumer.moody = false;
            try (var running = Subscriptions.start(store, views, List.of(subscription), options(random))) {
                assertThat(running.awaitCaughtUp(SOON)).as("seed %d", seed).isTrue();
                var parked = ParkedEvents.of(views, "s");
                await("seed " + seed)
                        .pollInterval(Duration.ofMillis(300))
                        .atMost(SOON)
                        .until(() -> {
                            parked.retryAll(ANN);
                            return parked.list(Optional.empty(), 1).isEmpty();
                        });
            }
            check(store, views, consumer, seed);
        }
    }

    private static void append(InMemoryStore store, Random random) {
        for (int i = 0; i < 50; i++) {
            store.append(Commit.of(Event.of("s" + random.nextInt(6), "Happened", Json.EMPTY_OBJECT)));
        }
    }

    /** A process runs it for a while, someone decides on what is parked, and the process ends in some way. */
    private static void live(InMemoryStore store, MemoryViewStore views, Subscription subscription, Random random)
            throws InterruptedException {
        var line = new FlakyViews(views, random.nextLong(), random.nextInt(3) == 0 ? 0.1 : 0);
        try (var running = Subscriptions.start(store, line, List.of(subscription), options(random))) {
            running.awaitCaughtUp(Duration.ofMillis(random.nextInt(200)));
            if (views.view(Subscription.stateOf("s")).isPresent() && random.nextBoolean()) {
                decide(ParkedEvents.of(views, "s"), random);
            }
            if (random.nextBoolean()) {
                line.cutOff();
            }
        }
    }

    private static void decide(ParkedEvents parked, Random random) {
        var some = parked.list(Optional.empty(), 50);
        if (random.nextBoolean()) {
            parked.retryAll(ANN);
        } else if (!some.isEmpty()) {
            parked.drop(some.get(random.nextInt(some.size())).position(), "by chance", ANN);
        }
    }

    private static SubscriptionOptions options(Random random) {
        return SubscriptionOptions.DEFAULT
                .consumers(1 + random.nextInt(4))
                .inFlight(1 + random.nextInt(30))
                .attempts(1 + random.nextInt(2), Duration.ZERO, Duration.ZERO)
                .waits(new Waits(Duration.ofMillis(20), Duration.ofMillis(1), Duration.ofMillis(2)));
    }

    private static void check(InMemoryStore store, MemoryViewStore views, Moody consumer, long seed) {
        Set<Long> settled = new HashSet<>();
        ParkedEvents.of(views, "s")
                .dropped(Optional.empty(), Integer.MAX_VALUE)
                .forEach(it -> settled.add(it.event().position().rank()));
        consumer.taken.forEach((stream, ranks) -> {
            var first = ranks.stream().distinct().toList();
            assertThat(first).as("seed %d, stream %s", seed, stream).isSorted();
            settled.addAll(first);
        });
        var all =
                store.read(Query.all()).stream().map(it -> it.position().rank()).toList();
        assertThat(settled).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(all);
    }
}
