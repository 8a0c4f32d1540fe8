package dev.yore.cli.reading;

import dev.yore.cli.Applications;
import dev.yore.cli.Applications.Offered;
import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Progress;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.TimeOptions;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.replay.Differences;
import dev.yore.replay.Replay;
import dev.yore.store.Criterion;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code yore whatif}. */
@Command(
        name = "whatif",
        description = {
            "Replay events with another logic, and show what would be different. Nothing is written.",
            "NAME is one of the logics that the applications offer; without it they are listed. A line has a stream, its version, and"
                    + " each figure by the logic in force and by the other; the last lines are the sums over all streams, those that"
                    + " do not differ included. The options for looking back are those of 'yore state'."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore whatif",
            "  yore whatif right-tax",
            "  yore whatif right-tax order_456",
            "  yore whatif without-corrections --prefix berka- --at 1993-06-30 --json"
        })
public final class WhatIfCommand implements Callable<Integer> {

    private final Session session;
    private final Applications applications;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The other logic.")
    private @Nullable String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "Only this stream.")
    private @Nullable StreamId stream;

    @Option(names = "--prefix", paramLabel = "PREFIX", description = "Only streams whose ids begin with it.")
    private String prefix = "";

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Only streams that hold an event of this type. May be repeated: any of them.")
    private Set<EventType> types = Set.of();

    @Option(
            names = "--tag",
            paramLabel = "KEY:VALUE",
            description = "Only streams that hold an event with this tag. May be repeated: all of them.")
    private Set<Tag> tags = Set.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Show no more than so many streams; all are counted (default: 20, with --json all).")
    private @Nullable Long limit;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private TimeOptions times = new TimeOptions();

    /** The command of a session. */
    public WhatIfCommand(Session session, Applications applications) {
        this.session = session;
        this.applications = applications;
    }

    @Override
    public Integer call() {
        if (name == null) {
            list();
            return ExitCode.DONE;
        }
        var replay = find(name).alternative().replay();
        try (var store = session.openReadOnly();
                Progress progress = session.progress("replaying")) {
            compare(replay.asOf(times.asOf()).telling(it -> progress.at(it.streams(), 0)), store);
        }
        return ExitCode.DONE;
    }

    private void list() {
        var columns = new Columns(1);
        var alternatives = applications.alternatives();
        if (alternatives.isEmpty()) {
            session.note("No application offers another logic. --app JAR adds one.");
        }
        alternatives.forEach(it -> columns.line(it.fullName()));
        for (var offered : alternatives) {
            String description = offered.alternative().description();
            if (session.json()) {
                var json = Json.nodes().objectNode();
                json.put("name", offered.fullName()).put("description", description);
                session.out().json(Json.of(json));
            } else {
                session.out().line(columns.line(offered.fullName(), description));
            }
        }
    }

    private Offered find(String name) {
        var offered = applications.alternatives();
        var found = offered.stream()
                .filter(it ->
                        it.fullName().equals(name) || it.alternative().name().equals(name))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            throw new CommandFailedException("no application offers " + name + ": there is " + names(offered));
        }
        throw new CommandFailedException("several applications offer " + name + ": say which of " + names(found));
    }

    private static String names(List<Offered> offered) {
        return offered.isEmpty()
                ? "nothing"
                : offered.stream().map(Offered::fullName).collect(Collectors.joining(", "));
    }

    private <V> void compare(Replay<V> replay, EventStore store) {
        var printer = new DifferencePrinter(session, limit);
        try (var differences = select(replay, store)) {
            differences.forEachRemaining(printer::print);
            printer.printReport(differences.report());
        }
    }

    private <V> Differences<V> select(Replay<V> replay, EventStore store) {
        boolean byEvents = !types.isEmpty() || !tags.isEmpty();
        int selections = (stream == null ? 0 : 1) + (prefix.isEmpty() ? 0 : 1) + (byEvents ? 1 : 0);
        if (selections > 1) {
            throw new ParameterException(
                    spec.commandLine(), "give a stream, a prefix, or types and tags: only one of them");
        }
        if (stream != null) {
            return replay.over(store, stream);
        }
        return byEvents
                ? replay.over(store, new Query(List.of(new Criterion(types, tags))))
                : replay.over(store, prefix);
    }
}
