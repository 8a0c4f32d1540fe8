package dev.yore.cli.upkeep;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Progress;
import dev.yore.cli.api.Session;
import dev.yore.event.Json;
import dev.yore.log.LogStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code yore index rebuild}. */
@Command(
        name = "rebuild",
        description = {
            "Drop the index and make it anew from the log.",
            "No other process may have the store open for writing. The log itself is not touched."
        },
        footerHeading = "%nExamples:%n",
        footer = "  yore index rebuild --data DIR")
final class IndexRebuildCommand implements Callable<Integer> {

    private final Session session;

    IndexRebuildCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        long events;
        try (Progress progress = session.progress("indexing")) {
            events = LogStore.rebuildIndex(StoreDirectory.of(session), progress::at);
        }
        if (session.json()) {
            session.out().json(Json.of(Json.nodes().objectNode().put("events", events)));
        } else {
            session.out().line("%,d events indexed", events);
        }
        return ExitCode.DONE;
    }
}
