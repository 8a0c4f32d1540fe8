package dev.yore.cli.reading;

import dev.yore.cli.Applications;
import dev.yore.cli.Applications.Known;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.TimeOptions;
import dev.yore.domain.Aggregate;
import dev.yore.domain.History;
import dev.yore.domain.Loaded;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.store.EventStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code yore state}. */
@Command(
        name = "state",
        description = {
            "Show the state of a stream, derived from its events: as it is, or as it was.",
            "A TIME is written 2024-01-21T10:30:00Z, with another offset, without one (UTC), as a date, or as now. --at leaves out"
                    + " what happened later, --recorded-at what was recorded later; both together show what was known at one time"
                    + " about another. Where no application knows the stream, its events are shown instead."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore state acc_123",
            "  yore state acc_123 --version 2",
            "  yore state berka-576 --at 1993-06-30 --recorded-at 2024-01-21T10:30:00Z --json"
        })
public final class StateCommand implements Callable<Integer> {

    private final Session session;
    private final KnownStream streams;

    @Parameters(paramLabel = "ID", description = "The stream: the id of the aggregate.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private StreamId id;

    @Mixin
    private TimeOptions times = new TimeOptions();

    /** The command of a session. */
    public StateCommand(Session session, Applications applications) {
        this.session = session;
        this.streams = new KnownStream(session, applications);
    }

    @Override
    public Integer call() {
        try (var store = session.openReadOnly()) {
            streams.find(store, id)
                    .ifPresentOrElse(
                            known -> print(known, load(store, known.aggregate())),
                            () -> streams.printRaw(store, id, times.asOf()));
        }
        return ExitCode.DONE;
    }

    private <S, E> Loaded<S> load(EventStore store, Aggregate<?, S, E> aggregate) {
        return History.of(store, aggregate).asOf(times.asOf()).load(id);
    }

    private void print(Known known, Loaded<?> loaded) {
        var state = StateText.json(loaded.state());
        if (session.json()) {
            var json = Json.nodes().objectNode();
            json.put("stream", id.value());
            json.put("application", known.application())
                    .put("aggregate", known.aggregate().name());
            json.put("version", loaded.version().value());
            json.set("state", state.tree());
            session.out().json(Json.of(json));
            return;
        }
        String view = times.lookBack() ? ", " + times : "";
        session.out().line("%s %s, version %s%s", known.aggregate().name(), id, loaded.version(), view);
        if (!loaded.exists()) {
            session.out().line("  (no event counts yet)");
        }
        printMembers(state);
    }

    private void printMembers(Json state) {
        if (!state.isObject()) {
            session.out().line("  " + state);
            return;
        }
        var members = state.tree();
        var columns = new Columns(1);
        members.propertyNames().forEach(name -> columns.line(name));
        members.properties().forEach(it -> {
            var value = it.getValue();
            session.out().line("  " + columns.line(it.getKey(), value.isString() ? value.stringValue() : value));
        });
    }
}
