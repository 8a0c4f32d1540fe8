package dev.yore.cli.projection;

import dev.yore.cli.Applications;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.ViewsOption;
import dev.yore.cli.reading.Columns;
import dev.yore.event.Json;
import dev.yore.projection.Projection;
import dev.yore.subscription.Subscription;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code yore projection list}. */
@Command(
        name = "list",
        description = {
            "List the projections that applications bring, and the views that are kept.",
            "A line has the view, what there is of it, and how many events it is made of."
        },
        footerHeading = "%nExamples:%n",
        footer = "  yore projection list")
final class ListCommand implements Callable<Integer> {

    private final Session session;
    private final Applications applications;
    private final Columns columns = new Columns(3);

    @Mixin
    private ViewsOption where = new ViewsOption();

    ListCommand(Session session, Applications applications) {
        this.session = session;
        this.applications = applications;
    }

    @Override
    public Integer call() {
        var all = new TreeMap<ViewId, Json>();
        var known = applications.projections().stream().map(Projection::id).toList();
        try (var views = where.open(session)) {
            for (var view : views.views()) {
                if (!Subscription.isState(view.id())) {
                    all.put(view.id(), kept(view, known.contains(view.id())));
                }
            }
        }
        known.forEach(it -> all.putIfAbsent(it, notKept(it)));
        all.values().forEach(this::line);
        all.values().forEach(this::print);
        return ExitCode.DONE;
    }

    private static Json kept(ViewInfo view, boolean known) {
        var json = Json.nodes().objectNode();
        json.put("view", view.id().toString()).put("kept", true).put("known", known);
        json.put("serving", view.serving()).put("events", view.events());
        return Json.of(json);
    }

    private static Json notKept(ViewId id) {
        var json = Json.nodes().objectNode();
        json.put("view", id.toString()).put("kept", false).put("known", true);
        return Json.of(json.put("serving", false).put("events", 0));
    }

    private void print(Json view) {
        if (session.json()) {
            session.out().json(view);
        } else {
            session.out().line(line(view));
        }
    }

    /** Made once before any is shown, so that the columns are as wide as they must be. */
    private String line(Json view) {
        var it = view.tree();
        String state =
                !it.get("kept").booleanValue() ? "never run" : it.get("serving").booleanValue() ? "serving" : "beside";
        String note = it.get("known").booleanValue() ? "" : "(no application has it)";
        return columns.line(
                it.get("view").stringValue(), state, it.get("events").longValue(), note);
    }
}
