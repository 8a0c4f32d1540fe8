package dev.yore.cli.transfer;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Progress;
import dev.yore.cli.api.Session;
import dev.yore.event.Envelope;
import dev.yore.event.Json;
import dev.yore.event.Partition;
import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code yore export}. */
@Command(
        name = "export",
        description = {
            "Write the whole log as JSON Lines: one envelope a line, in the order of positions.",
            "To a FILE that holds an export of this store already, what is missing is added; so one that was interrupted is"
                    + " continued, and one of yesterday is brought up to date. 'yore import' reads it back exactly."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore export backup.jsonl", "  yore export | gzip > backup.jsonl.gz"})
public final class ExportCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Where to (default: standard output).")
    private @Nullable Path file;

    /** The command of a session. */
    public ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        try (var store = session.openReadOnly()) {
            if (file == null) {
                write(store, Checkpoint.START, envelope -> session.out().json(envelope));
            } else {
                exportTo(file, store);
            }
        }
        return ExitCode.DONE;
    }

    private void exportTo(Path path, EventStore store) throws IOException {
        try (var target = new ExportFile(path)) {
            var from = target.resume(store);
            long written;
            try (var out = target.output()) {
                written = write(store, from, envelope -> {
                    out.write(envelope.toBytes());
                    out.write('\n');
                });
                out.flush();
                target.sync();
            }
            tell(path, written, from.rank(Partition.SINGLE) + written);
        }
    }

    private long write(EventStore store, Checkpoint from, Sink sink) throws IOException {
        long written = 0;
        long total = store.head().rank(Partition.SINGLE) - from.rank(Partition.SINGLE);
        try (var events = store.read(Query.all(), LogRange.all().after(from));
                Progress progress = session.progress("exporting")) {
            while (events.hasNext()) {
                RecordedEvent event = events.next();
                sink.write(Envelope.of(event).toJson());
                written++;
                progress.at(written, total);
            }
        }
        return written;
    }

    private void tell(Path path, long written, long events) {
        if (session.json()) {
            var json = Json.nodes().objectNode();
            session.out()
                    .json(Json.of(json.put("file", path.toString())
                            .put("events", events)
                            .put("added", written)));
        } else {
            session.out().line("%,d events in %s, %,d of them added now", events, path, written);
        }
    }

    /** Where envelopes go. */
    private interface Sink {
        void write(Json envelope) throws IOException;
    }
}
