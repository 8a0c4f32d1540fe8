package dev.yore.cli.projection;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.ViewsOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code yore projection rebuild}. */
@Command(
        name = "rebuild",
        description = {
            "Fill the view of a projection's new version from the beginning of the log, beside the one that serves.",
            "Readers go on with the old one, until 'yore projection switch'. 'yore projection diff' shows what would change for"
                    + " them. It may be interrupted and run again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore projection rebuild balances",
            "  yore projection diff balances",
            "  yore projection switch balances"
        })
final class RebuildCommand implements Callable<Integer> {

    private final Session session;
    private final Known known;

    @Parameters(paramLabel = "NAME", description = "The projection.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ViewName name;

    @Mixin
    private ViewsOption where = new ViewsOption();

    RebuildCommand(Session session, Known known) {
        this.session = session;
        this.known = known;
    }

    @Override
    public Integer call() throws InterruptedException {
        var projection = known.projection(name);
        try (var store = session.openReadOnly();
                var views = where.open(session)) {
            var serving = views.serving(projection.id().name());
            if (serving.filter(projection.id()::equals).isPresent()) {
                throw new CommandFailedException("view " + projection.id()
                        + " serves already: give the projection its next version when its logic changes; to make a view"
                        + " of the same logic anew, drop it and run the projection");
            }
            var run = new Run(session, store, views, List.of(projection));
            boolean complete = run.once();
            run.statuses().forEach(it -> new StatusLines(session).print(it));
            return complete ? ExitCode.DONE : ExitCode.FELL_SHORT;
        }
    }
}
