package dev.yore.cli.projection;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.TimeOptions;
import dev.yore.cli.api.ViewsOption;
import dev.yore.cli.reading.Columns;
import dev.yore.event.Envelope;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.projection.Projection;
import dev.yore.projection.RowStep;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code yore projection explain}. */
@Command(
        name = "explain",
        description = {
            "Show why a row is what it is: the events that made it, each with the row after it.",
            "A line has the position, the time, the stream, the type, the data and the row."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore projection explain balances acc_123", "  yore projection explain months 1993-06/VKLAD --json"
        })
final class ExplainCommand implements Callable<Integer> {

    private final Session session;
    private final Known known;
    private final Columns columns = new Columns(5);

    @Parameters(index = "0", paramLabel = "NAME", description = "The view.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ViewName name;

    @Parameters(index = "1", paramLabel = "KEY", description = "The key of the row.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String key;

    @Mixin
    private TimeOptions times = new TimeOptions();

    @Mixin
    private ViewsOption where = new ViewsOption();

    ExplainCommand(Session session, Known known) {
        this.session = session;
        this.known = known;
    }

    @Override
    public Integer call() {
        explain(known.projection(name));
        return ExitCode.DONE;
    }

    private <E, R> void explain(Projection<E, R> projection) {
        try (var store = session.openReadOnly();
                var steps = projection.explain(store, key, Known.asOf(times), skipped(projection))) {
            if (!steps.hasNext()) {
                throw new CommandFailedException("no event has changed row " + key + " of " + projection.id());
            }
            steps.forEachRemaining(this::print);
        }
    }

    private Set<Position> skipped(Projection<?, ?> projection) {
        try (var views = where.open(session)) {
            return Known.skipped(views, projection);
        }
    }

    private void print(RowStep<?, ?> step) {
        var event = step.fact().recorded();
        var after = step.after().map(Json::from);
        if (session.json()) {
            var json = Json.nodes().objectNode();
            json.set("event", Envelope.of(event).toTree());
            step.before().map(Json::from).ifPresent(it -> json.set("before", it.tree()));
            after.ifPresent(it -> json.set("after", it.tree()));
            session.out().json(Json.of(json));
        } else {
            session.out()
                    .line(columns.line(
                            event.position(),
                            event.timestamp(),
                            event.stream(),
                            event.type(),
                            event.data(),
                            after.map(Json::toString).orElse("(no row)")));
        }
    }
}
