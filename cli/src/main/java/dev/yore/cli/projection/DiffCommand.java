package dev.yore.cli.projection;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Moment;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.ViewsOption;
import dev.yore.cli.reading.Columns;
import dev.yore.cli.reading.Count;
import dev.yore.domain.AsOf;
import dev.yore.event.Json;
import dev.yore.projection.RowChange;
import dev.yore.projection.ViewDiff;
import dev.yore.store.EventStore;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewReader;
import dev.yore.view.ViewStore;
import java.util.Comparator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code yore projection diff}. */
@Command(
        name = "diff",
        description = {
            "Show what another version of a view would change for its readers, row by row and in totals.",
            "It compares the version that serves with the one that is named, or the latest other one. With --since it compares"
                    + " the view with itself at another time, computed from the log."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore projection diff balances",
            "  yore projection diff balances@3 --limit 20 --json",
            "  yore projection diff balances --since 1993-06-30 --until 1993-12-31"
        })
final class DiffCommand implements Callable<Integer> {

    private final Session session;
    private final Known known;
    private final Columns columns = new Columns(2);

    @Parameters(paramLabel = "NAME", description = "The view.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ViewName name;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Count.class,
            description = "Show no more than so many rows (default: 100).")
    private long limit = 100;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Moment.Until.class,
            description = "What has changed since this time.")
    private @Nullable Moment since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moment.Until.class,
            description = "What has changed from --since to this time (default: now).")
    private @Nullable Moment until;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ViewsOption where = new ViewsOption();

    DiffCommand(Session session, Known known) {
        this.session = session;
        this.known = known;
    }

    @Override
    public Integer call() {
        if (until != null && since == null) {
            throw new ParameterException(spec.commandLine(), "--until needs --since: from when on");
        }
        try (var store = session.openReadOnly();
                var views = where.open(session);
                var before = before(store, views);
                var after = after(store, views)) {
            print(before, after);
        }
        return ExitCode.DONE;
    }

    private ViewReader before(EventStore store, ViewStore views) {
        return since != null ? past(store, views, AsOf.now().at(since.time())) : views.read(name.name());
    }

    private ViewReader after(EventStore store, ViewStore views) {
        if (since != null) {
            return past(store, views, until == null ? AsOf.now() : AsOf.now().at(until.time()));
        }
        return views.read(name.id().orElseGet(() -> latestOther(views)));
    }

    private ViewReader past(EventStore store, ViewStore views, AsOf asOf) {
        var projection = known.projection(name);
        return projection.asOf(store, asOf, Known.skipped(views, projection)).reader();
    }

    private ViewId latestOther(ViewStore views) {
        return views.views().stream()
                .filter(it -> name.fits(it.id()) && !it.serving())
                .map(ViewInfo::id)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new CommandFailedException("there is no other version of view " + name
                        + ": yore projection rebuild " + name + " fills one"));
    }

    private void print(ViewReader before, ViewReader after) {
        long left = limit;
        try (var diff = ViewDiff.between(before, after)) {
            while (diff.hasNext()) {
                var change = diff.next();
                if (left-- > 0) {
                    print(change);
                }
            }
            printTotals(before, after, diff);
        }
    }

    private void print(RowChange change) {
        if (session.json()) {
            var json = Json.nodes().objectNode().put("key", change.key());
            change.before().ifPresent(it -> json.set("before", it.tree()));
            change.after().ifPresent(it -> json.set("after", it.tree()));
            session.out().json(Json.of(json));
        } else {
            session.out()
                    .line(columns.line(
                            change.key(),
                            change.before().map(Json::toString).orElse("(no row)"),
                            "->",
                            change.after().map(Json::toString).orElse("(no row)")));
        }
    }

    private void printTotals(ViewReader before, ViewReader after, ViewDiff diff) {
        if (session.json()) {
            session.out().json(totals(before, after, diff));
            return;
        }
        var out = session.out();
        out.line(
                "rows: %3$,d of %1$s at %2$s, %6$,d of %4$s at %5$s; differing: %7$,d",
                before.id(),
                before.checkpoint(),
                diff.rowsBefore(),
                after.id(),
                after.checkpoint(),
                diff.rowsAfter(),
                diff.differing());
        diff.sums()
                .forEach((member, sum) -> out.line(
                        "sum of %s: %s -> %s (%s)",
                        member,
                        sum.before().toPlainString(),
                        sum.after().toPlainString(),
                        sum.difference().toPlainString()));
    }

    private static Json totals(ViewReader before, ViewReader after, ViewDiff diff) {
        var json = Json.nodes().objectNode();
        json.put("before", before.id().toString())
                .put("beforeCheckpoint", before.checkpoint().toString());
        json.put("after", after.id().toString())
                .put("afterCheckpoint", after.checkpoint().toString());
        json.put("rowsBefore", diff.rowsBefore()).put("rowsAfter", diff.rowsAfter());
        json.put("differing", diff.differing());
        var sums = json.putObject("sums");
        diff.sums()
                .forEach((member, sum) -> sums.putObject(member)
                        .put("before", sum.before())
                        .put("after", sum.after())
                        .put("difference", sum.difference()));
        return Json.of(json);
    }
}
