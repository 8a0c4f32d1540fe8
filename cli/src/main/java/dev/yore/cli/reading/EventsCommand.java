package dev.yore.cli.reading;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.event.EventType;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Tag;
import dev.yore.store.Criterion;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code yore events}. */
@Command(
        name = "events",
        description = {
            "Show the events of the log, oldest first.",
            "A line has the position, the time, the stream and the version there, the type and the data; metadata and tags"
                    + " where there are any. All that is asked for must hold. Times are as for 'yore state'; a date means its"
                    + " beginning in --since and its end in --until."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore events --newest-first --limit 10",
            "  yore events --type MoneyDeposited --type MoneyWithdrawn --tag account:576",
            "  yore events --text alice --json",
            "  yore events --since now --follow"
        })
public final class EventsCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--type", paramLabel = "TYPE", description = "Those of this type. Repeated: of any of them.")
    private List<EventType> types = new ArrayList<>();

    @Option(names = "--tag", paramLabel = "KEY:VALUE", description = "Those with this tag. Repeated: with all of them.")
    private List<Tag> tags = new ArrayList<>();

    @Mixin
    private LogPart part = new LogPart();

    @Mixin
    private EventFilter filter = new EventFilter();

    @Option(names = "--newest-first", description = "Newest first.")
    private boolean newestFirst;

    @Option(names = "--limit", paramLabel = "N", converter = Count.class, description = "No more than so many events.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--follow", description = "Then wait for new ones, and show them as they come, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--rejected",
            description =
                    "Instead: the records of the stream that are void, with the reason, and how many there are for each. Goes"
                            + " with --engine, and with --limit alone.")
    private boolean rejected;

    /** The command of a session. */
    public EventsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (follow && (newestFirst || part.ends())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--follow has no end: it goes not together with --newest-first, --to and --until");
        }
        if (rejected && !isPlain()) {
            throw new ParameterException(spec.commandLine(), "--rejected goes together with --limit alone");
        }
        try (var store = session.openReadOnly()) {
            if (rejected) {
                VoidRecords.of(session, store).show(limit);
            } else if (follow) {
                follow(store);
            } else {
                read(store);
            }
        }
        return ExitCode.DONE;
    }

    private boolean isPlain() {
        return types.isEmpty() && tags.isEmpty() && part.isWhole() && filter.passesAll() && !newestFirst && !follow;
    }

    private void read(EventStore store) {
        var range = part.range(store);
        range = newestFirst ? range.newestFirst() : range;
        range = filter.passesAll() ? range.limit(limit) : range;
        try (var events = store.read(query(), range)) {
            show(events, EventPrinter.ofLog(session), limit);
        }
    }

    private void follow(EventStore store) {
        var printer = EventPrinter.ofLog(session);
        try (var events = store.follow(query(), part.after(store))) {
            long left = limit;
            while (left > 0 && !events.isClosed()) {
                var next = events.poll(PATIENCE);
                if (next.isPresent()) {
                    left -= show(List.of(next.get()).iterator(), printer, left);
                } else {
                    session.out().requireReader();
                }
            }
        }
    }

    private long show(Iterator<RecordedEvent> events, EventPrinter printer, long atMost) {
        long shown = 0;
        while (shown < atMost && events.hasNext()) {
            var event = events.next();
            if (filter.passes(event)) {
                printer.print(event);
                shown++;
            }
        }
        return shown;
    }

    private Query query() {
        return types.isEmpty() && tags.isEmpty()
                ? Query.all()
                : new Query(List.of(new Criterion(new LinkedHashSet<>(types), new LinkedHashSet<>(tags))));
    }
}
