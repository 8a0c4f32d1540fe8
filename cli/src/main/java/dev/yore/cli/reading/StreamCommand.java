package dev.yore.cli.reading;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.EventStore;
import dev.yore.store.StreamRange;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore stream}. */
@Command(
        name = "stream",
        description = {
            "Show the events of a stream, oldest first.",
            "A line has the version, the time, the type and the data; metadata and tags where there are any."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore stream acc_123",
            "  yore stream acc_123 --backwards --limit 3",
            "  yore stream acc_123 --from 2 --to 4 --json"
        })
public final class StreamCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID", description = "The stream: the id of the aggregate.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private StreamId id;

    @Option(names = "--from", paramLabel = "N", description = "From this version on.")
    private Version from = Version.FIRST;

    @Option(names = "--to", paramLabel = "N", description = "Up to this version, itself included.")
    private Version to = Version.of(Version.MAX_VALUE);

    @Option(names = "--backwards", description = "Newest first.")
    private boolean backwards;

    @Option(names = "--limit", paramLabel = "N", converter = Count.class, description = "No more than so many events.")
    private long limit = Long.MAX_VALUE;

    /** The command of a session. */
    public StreamCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var store = session.openReadOnly();
                var events = store.load(id, new StreamRange(from, to, Set.of(), backwards, limit))) {
            if (!events.hasNext()) {
                requireExists(store, id);
            }
            var printer = EventPrinter.ofStream(session);
            events.forEachRemaining(printer::print);
        }
        return ExitCode.DONE;
    }

    /** @throws CommandFailedException if nobody wrote to the stream */
    static void requireExists(EventStore store, StreamId id) {
        if (store.version(id).equals(Version.NONE)) {
            throw new CommandFailedException("there is no stream " + id);
        }
    }
}
