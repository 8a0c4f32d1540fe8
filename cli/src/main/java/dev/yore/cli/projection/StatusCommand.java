package dev.yore.cli.projection;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.ViewsOption;
import dev.yore.event.Json;
import dev.yore.projection.Lag;
import dev.yore.store.EventStore;
import dev.yore.subscription.Subscription;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code yore projection status}. */
@Command(
        name = "status",
        description = {
            "Show how views stand: how far they are, who writes them, whether one is stopped, and what was skipped.",
            "The exit code is 1 if one is stopped."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore projection status", "  yore projection status balances --json"})
final class StatusCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Those of these names (default: all).")
    private List<ViewName> names = new ArrayList<>();

    @Mixin
    private ViewsOption where = new ViewsOption();

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var store = session.openReadOnly();
                var views = where.open(session)) {
            names.forEach(it -> Known.kept(views, it));
            var shown = views.views().stream()
                    .filter(it -> !Subscription.isState(it.id()))
                    .filter(it -> names.isEmpty() || names.stream().anyMatch(name -> name.fits(it.id())))
                    .toList();
            shown.forEach(it -> print(store, views, it));
            return shown.stream().anyMatch(it -> it.stop().isPresent()) ? ExitCode.FELL_SHORT : ExitCode.DONE;
        }
    }

    private void print(EventStore store, ViewStore views, ViewInfo view) {
        var lag = Lag.of(store, view.checkpoint(), Instant.now());
        if (session.json()) {
            session.out().json(json(views, view, lag));
            return;
        }
        session.out()
                .line(
                        "%s  %s, events: %,d, up to position %s, behind: %,d, %s",
                        view.id(),
                        view.serving() ? "serving" : "beside",
                        view.events(),
                        view.checkpoint(),
                        lag.events(),
                        view.owner().map(it -> "written by " + it).orElse("written by nobody"));
        view.stop().ifPresent(it -> StatusLines.text(view.id(), it).lines().forEach(session.out()::line));
        for (var skip : views.skips(view.id())) {
            session.out()
                    .line(
                            "  skipped position %s: %s%s (it had failed: %s)",
                            skip.position(),
                            skip.reason(),
                            skip.actor().map(it -> ", by " + it).orElse(""),
                            skip.cause());
        }
    }

    private static Json json(ViewStore views, ViewInfo view, Lag lag) {
        var json = Json.nodes().objectNode();
        json.put("view", view.id().toString()).put("serving", view.serving()).put("events", view.events());
        json.put("checkpoint", view.checkpoint().toString()).put("lagEvents", lag.events());
        json.put("lagSeconds", lag.time().toMillis() / 1_000.0);
        view.owner().ifPresent(it -> json.put("owner", it));
        json.put("created", view.created().toString())
                .put("updated", view.updated().toString());
        view.stop().ifPresent(it -> json.set("stop", StatusLines.stop(it).tree()));
        var skips = json.putArray("skips");
        for (var skip : views.skips(view.id())) {
            var one = skips.addObject().put("position", skip.position().toString());
            one.put("eventId", skip.event().value()).put("reason", skip.reason());
            skip.actor().ifPresent(it -> one.put("actor", it));
            one.put("cause", skip.cause()).put("at", skip.at().toString());
        }
        return Json.of(json);
    }
}
