package dev.yore.cli.projection;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.ViewsOption;
import dev.yore.event.Json;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewStore;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore projection switch}. */
@Command(
        name = "switch",
        description = {
            "Let another version of a view serve its readers, from one moment to the next.",
            "Without a version the latest that is kept is taken. One that is stopped, or has seen less of the log than the one that"
                    + " serves, is refused. The old one is kept until it is dropped, and one may switch back."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore projection switch balances", "  yore projection switch balances@1"})
final class SwitchCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The view.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ViewName name;

    @Option(names = "--force", description = "Even if it is stopped, or has seen less of the log.")
    private boolean force;

    @Mixin
    private ViewsOption where = new ViewsOption();

    SwitchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var views = where.open(session)) {
            var to = views.views().stream()
                    .filter(it -> name.fits(it.id()))
                    .max(Comparator.comparing(ViewInfo::id))
                    .orElseThrow(() -> new CommandFailedException("there is no view " + name));
            if (!force) {
                requireFit(views, to);
            }
            views.serve(to.id());
            print(to.id());
        }
        return ExitCode.DONE;
    }

    private static void requireFit(ViewStore views, ViewInfo to) {
        if (to.stop().isPresent()) {
            throw new CommandFailedException("view " + to.id() + " is stopped at position "
                    + to.stop().get().position() + ": let it go on first, or --force");
        }
        var from = views.serving(to.id().name()).flatMap(views::view);
        if (from.isPresent() && !to.checkpoint().covers(from.get().checkpoint())) {
            throw new CommandFailedException("view " + to.id() + " has come to position " + to.checkpoint() + ", and "
                    + from.get().id() + ", which serves, to " + from.get().checkpoint()
                    + ": run it until it has caught up, or --force");
        }
    }

    private void print(ViewId id) {
        if (session.json()) {
            session.out().json(Json.of(Json.nodes().objectNode().put("serving", id.toString())));
        } else {
            session.out().line("%s serves now", id);
        }
    }
}
