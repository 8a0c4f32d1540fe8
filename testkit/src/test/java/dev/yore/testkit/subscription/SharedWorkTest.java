package dev.yore.testkit.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yore.event.Position;
import dev.yore.store.Query;
import dev.yore.subscription.EventConsumer;
import dev.yore.subscription.ParkedEvents;
import dev.yore.subscription.Subscription;
import dev.yore.subscription.Subscription.Start;
import dev.yore.subscription.SubscriptionOptions;
import dev.yore.subscription.SubscriptionState;
import dev.yore.subscription.SubscriptionStatus.State;
import dev.yore.subscription.Subscriptions;
import dev.yore.testkit.InMemoryStore;
import dev.yore.testkit.projection.FlakyViews;
import dev.yore.view.LeaseHolder.Waits;
import dev.yore.view.MemoryViewStore;
import dev.yore.view.ViewStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A subscription that several processes run together. */
@Timeout(120)
class SharedWorkTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Optional<String> ANN = Optional.of("ann");
    private static final int SHARES = 8;
    private static final SubscriptionOptions OPTIONS =
            Sevens.OPTIONS.waits(new Waits(Duration.ofMillis(300), Duration.ofMillis(1), Duration.ofMillis(20)));

    private final InMemoryStore store = new InMemoryStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void oneProcessAloneRunsAllShares() throws InterruptedException {
        append(200);
        try (var running = start(views, receiver)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            assertThat(running.statuses())
                    .hasSize(SHARES)
                    .extracting(it -> it.share())
                    .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        }
        checkAllDelivered();
        assertThat(receiver.count()).isEqualTo(200);
    }

    @Test
    void processesThatComeGetTheirPartAndOthersTakeOverWhenTheyGo() throws InterruptedException {
        var line = new FlakyViews(views, 1, 0);
        try (var first = start(views, receiver)) {
            awaitParts(8);
            try (var second = start(views, receiver);
                    var third = start(line, receiver)) {
                awaitParts(3, 3, 2);
                append(200);
                for (var running : List.of(first, second, third)) {
                    assertThat(running.awaitCaughtUp(SOON)).isTrue();
                    assertThat(running.statuses().stream()
                                    .mapToLong(it -> it.delivered())
                                    .sum())
                            .isPositive();
                }
                line.cutOff();
                awaitParts(4, 4);
            }
            awaitParts(8);
            append(200);
            assertThat(first.awaitCaughtUp(SOON)).isTrue();
        }
        checkAllDelivered();
        assertThat(receiver.count()).isEqualTo(400);
    }

    @Test
    void moreProcessesThanSharesStandByAndTakeNothingAway() {
        var one = Subscription.named("mails").deliveredTo(receiver);
        try (var first = Subscriptions.start(store, views, List.of(one), OPTIONS)) {
            await().atMost(SOON).until(() -> first.statuses().getFirst().state() == State.LIVE);
            try (var second = Subscriptions.start(store, views, List.of(one), OPTIONS)) {
                await().atMost(SOON).until(() -> second.statuses().getFirst().state() == State.STANDING_BY);
                var owner = SubscriptionState.all(views).getFirst().owner();
                await().during(OPTIONS.waits().lease().multipliedBy(2))
                        .atMost(SOON)
                        .until(() ->
                                SubscriptionState.all(views).getFirst().owner().equals(owner));
            }
        }
    }

    @Test
    void whatIsParkedInAnyShareIsLookedAfterTogether() throws InterruptedException {
        append(200);
        for (long rank = 1; rank <= 20; rank++) {
            receiver.refuse(rank);
        }
        try (var running = start(views, receiver)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            var parked = ParkedEvents.of(views, "mails");
            var all = parked.list(Optional.empty(), 1_000);
            assertThat(all).extracting(it -> it.position().rank()).isSorted().hasSizeGreaterThan(20);
            assertThat(parked.list(Optional.of(Position.of(1)), 2)).isEqualTo(all.subList(1, 3));
            receiver.refuseNothing();
            parked.drop(Position.of(1), "too old", ANN);
            assertThat(parked.retryAll(ANN)).isPositive();
            await().atMost(SOON).until(() -> parked.list(Optional.empty(), 1).isEmpty());
            assertThat(parked.dropped(Optional.empty(), 9)).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void anotherNumberOfSharesIsRefusedAndSaysSo() throws InterruptedException {
        append(10);
        try (var running = start(views, receiver)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        var other = Subscription.named("mails").shares(2).deliveredTo(receiver);
        append(10);
        try (var running = Subscriptions.start(store, views, List.of(other), OPTIONS)) {
            await().atMost(SOON).until(() -> running.statuses().stream().allMatch(it -> it.state() == State.RETRYING));
            assertThat(running.statuses().getFirst().problem().orElseThrow()).contains("into 8 shares, and not into 2");
        }
        assertThat(receiver.count()).isEqualTo(10);
    }

    @Test
    void allSharesOfOneThatBeginsNowBeginAtTheSamePlace() throws InterruptedException {
        append(100);
        var now =
                Subscription.named("mails").shares(SHARES).startingAt(Start.NOW).deliveredTo(receiver);
        try (var _ = Subscriptions.start(store, views, List.of(now), OPTIONS)) {
            await().atMost(SOON).until(() -> !SubscriptionState.all(views).isEmpty());
            await().atMost(SOON)
                    .until(() ->
                            SubscriptionState.all(views).getFirst().checkpoint().total() == 100);
        }
        append(100);
        try (var running = Subscriptions.start(store, views, List.of(now), OPTIONS)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        assertThat(receiver.count()).isEqualTo(100);
    }

    /** Processes come, go and crash, the line to the views is bad, some events are refused for a while. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverHappensEveryEventIsDeliveredAndThoseOfAStreamInOrder(long seed) throws InterruptedException {
        var random = new Random(seed);
        List<Subscriptions> running = new ArrayList<>();
        List<FlakyViews> lines = new ArrayList<>();
        try {
            for (int step = 0; step < 25; step++) {
                append(random.nextInt(40));
                receiver.refuse(random.nextInt(1_000));
                int chance = random.nextInt(4);
                if (chance < 2 && running.size() < 4) {
                    lines.add(new FlakyViews(views, random.nextLong(), random.nextInt(3) == 0 ? 0.02 : 0));
                    running.add(start(lines.getLast(), receiver));
                } else if (chance == 2 && !running.isEmpty()) {
                    int gone = random.nextInt(running.size());
                    if (random.nextBoolean()) {
                        lines.get(gone).cutOff();
                    }
                    lines.remove(gone);
                    running.remove(gone).close();
                } else if (!running.isEmpty()) {
                    running.getFirst().awaitCaughtUp(Duration.ofMillis(random.nextInt(200)));
                }
            }
        } finally {
            running.forEach(Subscriptions::close);
        }
        receiver.refuseNothing();
        try (var last = start(views, receiver)) {
            assertThat(last.awaitCaughtUp(SOON)).as("seed %d", seed).isTrue();
            var parked = ParkedEvents.of(views, "mails");
            parked.retryAll(ANN);
            await("seed " + seed)
                    .atMost(SOON)
                    .until(() -> parked.list(Optional.empty(), 1).isEmpty());
        }
        checkAllDelivered();
    }

    private Subscriptions start(ViewStore line, EventConsumer consumer) {
        var mails = Subscription.named("mails").shares(SHARES).deliveredTo(consumer);
        return Subscriptions.start(store, line, List.of(mails), OPTIONS);
    }

    /** Waits until so many processes run so many shares each. */
    private void awaitParts(Integer... parts) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(SubscriptionState.all(views).stream()
                                .flatMap(it -> it.owner().stream())
                                .collect(Collectors.groupingBy(it -> it, Collectors.summingInt(_ -> 1)))
                                .values())
                        .containsExactlyInAnyOrder(parts));
    }

    private void append(int events) {
        for (int i = 0; i < events; i++) {
            Sevens.append(store, "s" + i % 20);
        }
    }

    private void checkAllDelivered() {
        var streams = store.read(Query.all()).stream()
                .collect(Collectors.groupingBy(
                        it -> it.stream().value(),
                        Collectors.mapping(it -> it.position().rank(), Collectors.toList())));
        for (Map.Entry<String, List<Long>> stream : streams.entrySet()) {
            var first = receiver.taken(stream.getKey()).stream().distinct().toList();
            assertThat(first).as(stream.getKey()).isEqualTo(stream.getValue());
        }
    }
}
