package dev.yore.cli.reading;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore streams}. */
@Command(
        name = "streams",
        description = {
            "List the streams, in the order in which they began.",
            "A line has the stream and its version, which is how many events it has."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore streams", "  yore streams acc_ --limit 10 --json"})
public final class StreamsCommand implements Callable<Integer> {

    private final Session session;
    private final Columns columns = new Columns(1);

    @Parameters(paramLabel = "PREFIX", arity = "0..1", description = "Only those whose ids begin with it.")
    private String prefix = "";

    @Option(names = "--limit", paramLabel = "N", converter = Count.class, description = "No more than so many streams.")
    private long limit = Long.MAX_VALUE;

    /** The command of a session. */
    public StreamsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var store = session.openReadOnly();
                var streams = store.streams(prefix)) {
            for (long shown = 0; shown < limit && streams.hasNext(); shown++) {
                var stream = streams.next();
                print(stream, store.version(stream));
            }
        }
        return ExitCode.DONE;
    }

    private void print(StreamId stream, Version version) {
        if (session.json()) {
            var json = Json.nodes().objectNode();
            session.out().json(Json.of(json.put("stream", stream.value()).put("version", version.value())));
        } else {
            session.out().line(columns.line(stream, version));
        }
    }
}
