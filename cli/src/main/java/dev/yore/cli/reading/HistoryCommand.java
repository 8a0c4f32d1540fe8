package dev.yore.cli.reading;

import dev.yore.cli.Applications;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.TimeOptions;
import dev.yore.domain.Aggregate;
import dev.yore.domain.History;
import dev.yore.domain.Step;
import dev.yore.event.Envelope;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.store.EventStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code yore history}. */
@Command(
        name = "history",
        description = {
            "Show how the state of a stream came about: each event, and the state after it.",
            "A line has the version, the time, the type, the data and the state. The options for looking back are those of"
                    + " 'yore state'. Where no application knows the stream, its events alone are shown."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore history acc_123", "  yore history berka-576 --at 1993-06-30 --json"})
public final class HistoryCommand implements Callable<Integer> {

    private final Session session;
    private final KnownStream streams;
    private final Columns columns = new Columns(4);

    @Parameters(paramLabel = "ID", description = "The stream: the id of the aggregate.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private StreamId id;

    @Mixin
    private TimeOptions times = new TimeOptions();

    /** The command of a session. */
    public HistoryCommand(Session session, Applications applications) {
        this.session = session;
        this.streams = new KnownStream(session, applications);
    }

    @Override
    public Integer call() {
        try (var store = session.openReadOnly()) {
            streams.find(store, id)
                    .ifPresentOrElse(
                            known -> print(store, known.aggregate()), () -> streams.printRaw(store, id, times.asOf()));
        }
        return ExitCode.DONE;
    }

    private <S, E> void print(EventStore store, Aggregate<?, S, E> aggregate) {
        try (var steps = History.of(store, aggregate).asOf(times.asOf()).history(id)) {
            steps.forEachRemaining(this::print);
        }
    }

    private void print(Step<?, ?> step) {
        var event = step.recorded();
        var state = StateText.json(step.state());
        if (session.json()) {
            var json = Json.nodes().objectNode();
            json.set("event", Envelope.of(event).toTree());
            json.set("state", state.tree());
            session.out().json(Json.of(json));
        } else {
            session.out()
                    .line(columns.line(event.version().value(), event.timestamp(), event.type(), event.data(), state));
        }
    }
}
