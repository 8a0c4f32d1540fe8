package dev.yore.cli.subscription;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.ViewsOption;
import dev.yore.event.Json;
import dev.yore.projection.Lag;
import dev.yore.subscription.SubscriptionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code yore subscription status}. */
@Command(
        name = "status",
        description = {
            "Show how subscriptions stand: how far they are, who runs them, and how many events they have parked.",
            "A line for each share. The exit code is 1 if events are parked."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore subscription status", "  yore subscription status mails --json"})
final class StatusCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Those of these names (default: all).")
    private List<String> names = new ArrayList<>();

    @Mixin
    private ViewsOption where = new ViewsOption();

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var store = session.openReadOnly();
                var views = where.open(session)) {
            var states = Kept.states(views, names);
            for (var state : states) {
                print(state, Lag.of(store, state.checkpoint(), Instant.now()));
            }
            return states.stream().anyMatch(it -> it.parked() > 0) ? ExitCode.FELL_SHORT : ExitCode.DONE;
        }
    }

    private void print(SubscriptionState state, Lag lag) {
        if (session.json()) {
            session.out().json(json(state, lag));
            return;
        }
        session.out()
                .line(
                        "%s  share %d, up to position %s, behind: %,d, done: %,d, parked: %,d, dropped: %,d, %s",
                        state.name(),
                        state.share(),
                        state.checkpoint(),
                        lag.events(),
                        state.done(),
                        state.parked(),
                        state.dropped(),
                        state.owner().map(it -> "run by " + it).orElse("run by nobody"));
    }

    private static Json json(SubscriptionState state, Lag lag) {
        var json = Json.nodes().objectNode();
        json.put("subscription", state.name()).put("share", state.share());
        json.put("checkpoint", state.checkpoint().toString()).put("lagEvents", lag.events());
        json.put("lagSeconds", lag.time().toMillis() / 1_000.0).put("done", state.done());
        json.put("parked", state.parked()).put("dropped", state.dropped());
        state.owner().ifPresent(it -> json.put("owner", it));
        return Json.of(json);
    }
}
