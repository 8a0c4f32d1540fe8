package dev.yore.cli.projection;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.TimeOptions;
import dev.yore.cli.api.ViewsOption;
import dev.yore.cli.reading.Columns;
import dev.yore.cli.reading.Count;
import dev.yore.event.Json;
import dev.yore.projection.Projection;
import dev.yore.view.Row;
import dev.yore.view.RowRange;
import dev.yore.view.ViewReader;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore projection show}. */
@Command(
        name = "show",
        description = {
            "Show the rows of a view: as they are kept, or as they were.",
            "With --at, --recorded-at or --position they are computed from the log; what is kept is not touched."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore projection show balances acc_123",
            "  yore projection show months --prefix 1993-06/",
            "  yore projection show balances --at 1993-06-30 --limit 10"
        })
final class ShowCommand implements Callable<Integer> {

    private final Session session;
    private final Known known;
    private final Columns columns = new Columns(1);

    @Parameters(index = "0", paramLabel = "NAME", description = "The view.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ViewName name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "KEY", description = "The row of this key alone.")
    private @Nullable String key;

    @Option(names = "--prefix", paramLabel = "TEXT", description = "The rows whose keys begin so.")
    private String prefix = "";

    @Option(names = "--after", paramLabel = "KEY", description = "The rows behind this key.")
    private @Nullable String after;

    @Option(names = "--limit", paramLabel = "N", converter = Count.class, description = "No more than so many rows.")
    private long limit = Long.MAX_VALUE;

    @Mixin
    private TimeOptions times = new TimeOptions();

    @Mixin
    private ViewsOption where = new ViewsOption();

    ShowCommand(Session session, Known known) {
        this.session = session;
        this.known = known;
    }

    @Override
    public Integer call() {
        if (times.lookBack()) {
            try (var reader = past(known.projection(name))) {
                print(reader);
            }
        } else {
            try (var views = where.open(session);
                    var reader = views.read(Known.kept(views, name))) {
                print(reader);
            }
        }
        return ExitCode.DONE;
    }

    private ViewReader past(Projection<?, ?> projection) {
        try (var store = session.openReadOnly();
                var views = where.open(session)) {
            return projection
                    .asOf(store, Known.asOf(times), Known.skipped(views, projection))
                    .reader();
        }
    }

    private void print(ViewReader reader) {
        if (key != null) {
            var row = reader.get(key)
                    .orElseThrow(() -> new CommandFailedException(
                            "view " + reader.id() + " has no row " + key + (times.lookBack() ? " " + times : "")));
            print(reader, new Row(key, row));
            return;
        }
        var range = new RowRange(prefix, Optional.ofNullable(after), limit);
        try (var rows = reader.list(range)) {
            rows.forEachRemaining(it -> print(reader, it));
        }
    }

    private void print(ViewReader reader, Row row) {
        if (session.json()) {
            var json = Json.nodes().objectNode();
            json.put("view", reader.id().toString())
                    .put("checkpoint", reader.checkpoint().toString());
            json.put("key", row.key()).set("row", row.value().tree());
            session.out().json(Json.of(json));
        } else {
            session.out().line(columns.line(row.key(), row.value()));
        }
    }
}
