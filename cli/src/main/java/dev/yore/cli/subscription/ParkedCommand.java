package dev.yore.cli.subscription;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.ViewsOption;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.subscription.Dropped;
import dev.yore.subscription.Parked;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code yore subscription parked}. */
@Command(
        name = "parked",
        description = {
            "Show the events that a subscription has parked, in the order of the log: those that its consumer did not take,"
                    + " and those that wait behind one of the same stream.",
            "With --dropped those that were given up, and why."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore subscription parked mails", "  yore subscription parked mails --dropped"})
final class ParkedCommand implements Callable<Integer> {

    private static final int PAGE = 1_000;

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The subscription.")
    private String name = "";

    @Option(names = "--dropped", description = "Show the events that were given up instead.")
    private boolean dropped;

    @Mixin
    private ViewsOption where = new ViewsOption();

    ParkedCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var views = where.open(session)) {
            var parked = Kept.parked(views, name);
            if (dropped) {
                each(parked::dropped, it -> it.event().position(), this::print);
            } else {
                each(parked::list, Parked::position, this::print);
            }
        }
        return ExitCode.DONE;
    }

    /** Goes through all of them, a page at a time. */
    private static <T> void each(
            BiFunction<Optional<Position>, Integer, List<T>> pages, Function<T, Position> place, Consumer<T> action) {
        Optional<Position> after = Optional.empty();
        List<T> page;
        do {
            page = pages.apply(after, PAGE);
            page.forEach(action);
            after = page.isEmpty() ? after : Optional.of(place.apply(page.getLast()));
        } while (page.size() == PAGE);
    }

    private void print(Parked event) {
        if (session.json()) {
            session.out().json(Json.of(json(event)));
        } else {
            session.out().line("%s: %s", about(event), event.cause());
        }
    }

    private void print(Dropped it) {
        if (session.json()) {
            var json = json(it.event()).put("reason", it.reason());
            it.actor().ifPresent(actor -> json.put("actor", actor));
            session.out().json(Json.of(json.put("droppedAt", it.at().toString())));
        } else {
            var actor = it.actor().map(who -> ", by " + who).orElse("");
            session.out()
                    .line(
                            "%s: dropped: %s%s (it had failed: %s)",
                            about(it.event()), it.reason(), actor, it.event().cause());
        }
    }

    private static String about(Parked event) {
        return "%s  %s  %s  %s".formatted(event.position(), event.stream(), event.type(), event.event());
    }

    private static ObjectNode json(Parked event) {
        var json = Json.nodes().objectNode();
        json.put("position", event.position().toString())
                .put("eventId", event.event().value());
        json.put("eventType", event.type().name())
                .put("aggregateId", event.stream().value());
        json.put("version", event.version().value()).put("behind", event.behind());
        json.put("cause", event.cause()).put("attempts", event.attempts());
        return json.put("at", event.at().toString());
    }
}
