package dev.yore.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yore.dynamodb.Faults.Fault;
import dev.yore.projection.Projections;
import dev.yore.projection.Status.State;
import dev.yore.testkit.InMemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Projections that run into DynamoDB while it fails, and while others take their leases. */
class RunningTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int EVENTS = 600;

    private final InMemoryStore events = new InMemoryStore();
    private final MovableClock clock = new MovableClock();
    private final DynamoDbOptions options =
            Local.options().clock(clock).patience(Duration.ofMillis(200)).table("tills", "tills", "till");

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void eachEventIsAppliedOnceThoughCallsFailAtRandom() throws InterruptedException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var faults = new Faults(Local.client());
        Tills.append(events, 1, EVENTS);
        try (var views = DynamoDbViewStore.open(faults.client(), options)) {
            faults.always(_ -> switch (random.nextInt(12)) {
                case 0, 1 -> Fault.after(Faults.lost());
                case 2 -> Fault.instead(Faults.lost());
                case 3 -> Fault.instead(Faults.told(400, "ThrottlingException"));
                case 4 -> Fault.instead(Faults.told(400, "AccessDeniedException"));
                default -> Fault.NONE;
            });
            try (var running = Projections.start(events, views, List.of(Tills.PROJECTION), Tills.OPTIONS)) {
                assertThat(running.awaitCaughtUp(SOON)).as("seed %d", seed).isTrue();
            }
            faults.always(_ -> Fault.NONE);
            assertThat(Tills.rows(views)).as("seed %d", seed).isEqualTo(Tills.after(EVENTS));
            assertThat(views.view(Tills.PROJECTION.id()).orElseThrow().events())
                    .as("seed %d", seed)
                    .isEqualTo(EVENTS);
        }
    }

    @Test
    void runnersThatLoseTheirLeasesApplyEachEventOnce() throws InterruptedException {
        try (var views = DynamoDbViewStore.open(Local.client(), options);
                var beside = DynamoDbViewStore.open(Local.client(), options);
                var first = Projections.start(events, views, List.of(Tills.PROJECTION), Tills.OPTIONS);
                var second = Projections.start(events, beside, List.of(Tills.PROJECTION), Tills.OPTIONS)) {
            for (int i = 0; i < 6; i++) {
                Tills.append(events, 1 + i * 100, 100 + i * 100);
                clock.move(Duration.ofMinutes(1));
                long applied = i * 50L;
                await().atMost(SOON).until(() -> views.views().stream().anyMatch(it -> it.events() >= applied));
            }
            await().atMost(SOON).until(() -> views.views().getFirst().events() == EVENTS);
            assertThat(Tills.rows(views)).isEqualTo(Tills.after(EVENTS));
            assertThat(List.of(
                            first.statuses().getFirst().state(),
                            second.statuses().getFirst().state()))
                    .containsAnyOf(State.LIVE, State.CATCHING_UP);
        }
    }
}
