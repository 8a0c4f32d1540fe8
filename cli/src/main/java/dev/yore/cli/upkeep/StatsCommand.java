package dev.yore.cli.upkeep;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.event.Json;
import dev.yore.log.LogStats;
import dev.yore.log.LogStore;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code yore stats}. */
@Command(
        name = "stats",
        description = "Show how much is in the store, and since when.",
        footerHeading = "%nExamples:%n",
        footer = {"  yore stats", "  yore stats --json"})
public final class StatsCommand implements Callable<Integer> {

    private final Session session;

    /** The command of a session. */
    public StatsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var store = LogStore.openReadOnly(StoreDirectory.of(session))) {
            if (session.json()) {
                session.out().json(json(store.stats()));
            } else {
                print(store.stats());
            }
        }
        return ExitCode.DONE;
    }

    private void print(LogStats stats) {
        var out = session.out();
        out.line("directory       %s", StoreDirectory.of(session));
        out.line("events          %,d", stats.events());
        out.line("streams         %,d", stats.streams());
        out.line(
                "first recorded  %s",
                stats.firstRecordedAt().map(Instant::toString).orElse("-"));
        out.line(
                "last recorded   %s",
                stats.lastRecordedAt().map(Instant::toString).orElse("-"));
        out.line("log             %,d bytes in %,d segments", stats.logBytes(), stats.segments());
        out.line("index           %,d bytes in %,d runs", stats.indexBytes(), stats.indexRuns());
        stats.problem().ifPresent(it -> out.line("problem         %s", it));
    }

    private Json json(LogStats stats) {
        var json = Json.nodes().objectNode();
        json.put("directory", StoreDirectory.of(session).toString());
        json.put("events", stats.events()).put("streams", stats.streams());
        stats.firstRecordedAt().ifPresent(it -> json.put("firstRecordedAt", it.toString()));
        stats.lastRecordedAt().ifPresent(it -> json.put("lastRecordedAt", it.toString()));
        json.put("segments", stats.segments()).put("logBytes", stats.logBytes());
        json.put("indexRuns", stats.indexRuns()).put("indexBytes", stats.indexBytes());
        stats.problem().ifPresent(it -> json.put("problem", it));
        return Json.of(json);
    }
}
