package dev.yore.examples.bank.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.log.LogStore;
import dev.yore.subscription.EventConsumer;
import dev.yore.subscription.Subscription;
import dev.yore.subscription.SubscriptionOptions;
import dev.yore.subscription.Subscriptions;
import dev.yore.view.Views;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a subscription has parked, by command, in SQLite. */
class SubscriptionCommandsTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final EventConsumer ALL_BUT_ONE_ACCOUNT = delivery -> {
        if (delivery.event().stream().equals(StreamId.of("berka-3"))) {
            throw new IOException("no such account");
        }
    };

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void importBooks() throws InterruptedException {
        desk = new Desk(folder.resolve("store"));
        desk.done("bank", "import", Books.SAMPLE.file().toString());
        assertThat(desk.done("subscription", "list")).isEmpty();
        run(false);
    }

    @Test
    void whatIsParkedIsShown() {
        assertThat(desk.done("subscription", "list")).isEqualTo("mails  shares: 1, parked: 4\n");
        assertThat(desk.json("subscription", "list"))
                .hasToString("{\"subscription\":\"mails\",\"shares\":1,\"parked\":4}");
        var status = desk.yore("subscription", "status", "mails");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.out())
                .isEqualTo("mails  share 1, up to position 15, behind: 0, done: 11, parked: 4, dropped: 0,"
                        + " run by nobody\n");
        assertThat(desk.done("subscription", "parked", "mails").lines())
                .hasSize(4)
                .first()
                .asString()
                .startsWith("9  berka-3  AccountCreated  ")
                .endsWith(": java.io.IOException: no such account");
    }

    @Test
    void whatIsRetriedIsDeliveredWhenTheSubscriptionRuns() throws InterruptedException {
        assertThat(desk.done("subscription", "retry", "mails", "--all"))
                .isEqualTo("mails: marked to be delivered again: 4\n");
        run(true);
        assertThat(desk.done("subscription", "parked", "mails")).isEmpty();
        assertThat(desk.done("subscription", "status"))
                .contains("done: 15, parked: 0, dropped: 0")
                .endsWith("run by nobody\n");
    }

    @Test
    void oneEventIsDroppedAndTheOthersOfItsStreamGoOn() throws InterruptedException {
        var first = parked().getFirst();
        assertThat(desk.json("subscription", "drop", "mails", "--event", first, "--reason", "a test", "--actor", "ann"))
                .hasToString("{\"subscription\":\"mails\",\"dropped\":\"9\"}");
        run(true);
        assertThat(desk.done("subscription", "parked", "mails")).isEmpty();
        assertThat(desk.done("subscription", "parked", "mails", "--dropped"))
                .contains(
                        "AccountCreated",
                        first,
                        "dropped: a test, by ann (it had failed: java.io.IOException: no such");
        assertThat(desk.json("subscription", "parked", "mails", "--dropped").get("reason"))
                .hasToString("\"a test\"");
    }

    @Test
    void whatCannotBeIsSaid() {
        var behind = parked().getLast();
        assertThat(desk.yore("subscription", "retry", "mails", "--event", behind)
                        .err())
                .contains("waits behind an earlier one of stream berka-3");
        assertThat(desk.yore("subscription", "retry", "mails", "--event", "nothing")
                        .err())
                .contains("the store has no event nothing");
        assertThat(desk.yore("subscription", "retry", "mails").exitCode()).isEqualTo(2);
        assertThat(desk.yore("subscription", "parked", "bills").err())
                .contains("no subscription bills has run with these views: there are mails");
    }

    private List<String> parked() {
        return desk.done("subscription", "parked", "mails", "--json")
                .lines()
                .map(it -> Json.parse(it).tree().get("eventId").stringValue())
                .toList();
    }

    /** Runs the subscription in a process of the user's, until all is delivered or parked. */
    private void run(boolean all) throws InterruptedException {
        EventConsumer consumer = all ? _ -> {} : ALL_BUT_ONE_ACCOUNT;
        var options = SubscriptionOptions.DEFAULT.attempts(1, Duration.ZERO, Duration.ZERO);
        try (var store = LogStore.open(folder.resolve("store"));
                var views = Views.open("sqlite:" + folder.resolve("store").resolve("views.db"));
                var running = Subscriptions.start(
                        store, views, List.of(Subscription.named("mails").deliveredTo(consumer)), options)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            if (all) {
                awaitNoneParked(running);
            }
        }
    }

    private static void awaitNoneParked(Subscriptions running) {
        var end = Instant.now().plus(SOON);
        while (running.statuses().getFirst().parked() > 0) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }
}
