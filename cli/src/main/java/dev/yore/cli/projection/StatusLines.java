package dev.yore.cli.projection;

import dev.yore.cli.api.Session;
import dev.yore.event.Json;
import dev.yore.projection.Status;
import dev.yore.view.Stop;
import dev.yore.view.ViewId;
import java.util.Locale;

/** How projections are told to people. */
final class StatusLines {

    private final Session session;

    StatusLines(Session session) {
        this.session = session;
    }

    void print(Status status) {
        if (!session.json()) {
            text(status).lines().forEach(session.out()::line);
            return;
        }
        var json = Json.nodes().objectNode();
        json.put("view", status.view().toString()).put("state", name(status));
        json.put("checkpoint", status.checkpoint().toString()).put("events", status.events());
        json.put("lagEvents", status.lagEvents()).put("lagSeconds", status.lag().toMillis() / 1_000.0);
        status.stop().ifPresent(it -> json.set("stop", stop(it).tree()));
        status.problem().ifPresent(it -> json.put("problem", it));
        session.out().json(Json.of(json));
    }

    static String text(Status status) {
        String lag = status.lagEvents() == 0
                ? ""
                : String.format(Locale.ROOT, ", behind: %,d of the log", status.lagEvents());
        String why = status.stop().map(it -> "\n" + text(status.view(), it)).orElse("")
                + status.problem().map(it -> ": " + it).orElse("");
        return String.format(
                Locale.ROOT, "%s  %s, events applied: %,d%s%s", status.view(), name(status), status.events(), lag, why);
    }

    static String text(ViewId view, Stop stop) {
        return "  stopped at position %s, event %s: %s%n  mend it and: yore projection resume %s%n  or pass over it: yore projection skip %s %s --reason WHY"
                .formatted(stop.position(), stop.event(), stop.cause(), view, view, stop.position());
    }

    static Json stop(Stop stop) {
        var json = Json.nodes().objectNode();
        json.put("position", stop.position().toString())
                .put("eventId", stop.event().value());
        return Json.of(json.put("cause", stop.cause()).put("at", stop.at().toString()));
    }

    private static String name(Status status) {
        return status.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
