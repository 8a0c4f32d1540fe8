package dev.yore.cli.projection;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.ViewsOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore projection run}. */
@Command(
        name = "run",
        description = {
            "Run projections: apply what the log holds to their views, then what comes, until Ctrl-C.",
            "The store may be written to meanwhile. An event that cannot be applied stops its projection alone; 'yore"
                    + " projection resume' and 'skip' let it go on. Of several processes that run the same projection one works"
                    + " and the others stand by."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore projection run", "  yore projection run balances months --once"})
final class RunCommand implements Callable<Integer> {

    private final Session session;
    private final Known known;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Those of these names (default: all).")
    private List<ViewName> names = new ArrayList<>();

    @Option(names = "--once", description = "End when all that the log holds is applied.")
    private boolean once;

    @Mixin
    private ViewsOption where = new ViewsOption();

    RunCommand(Session session, Known known) {
        this.session = session;
        this.known = known;
    }

    @Override
    public Integer call() throws InterruptedException {
        var projections = known.projections(names);
        try (var store = session.openReadOnly();
                var views = where.open(session)) {
            var run = new Run(session, store, views, projections);
            if (!once) {
                run.untilInterrupted();
                return ExitCode.DONE;
            }
            boolean complete = run.once();
            run.statuses().forEach(it -> new StatusLines(session).print(it));
            return complete ? ExitCode.DONE : ExitCode.FELL_SHORT;
        }
    }
}
