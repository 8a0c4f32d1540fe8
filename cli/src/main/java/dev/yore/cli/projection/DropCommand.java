package dev.yore.cli.projection;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.ViewsOption;
import dev.yore.event.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code yore projection drop}. */
@Command(
        name = "drop",
        description = {
            "Delete a version of a view. The events that it was made of stay, so that it can be made again.",
            "One that serves while there are others, and one that is being written, are refused."
        },
        footerHeading = "%nExamples:%n",
        footer = "  yore projection drop balances@1")
final class DropCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME@VERSION", description = "The view.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ViewName name;

    @Mixin
    private ViewsOption where = new ViewsOption();

    DropCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var id = name.id()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "name the version to be dropped, as in " + name + "@1"));
        try (var views = where.open(session)) {
            views.drop(id);
        }
        if (session.json()) {
            session.out().json(Json.of(Json.nodes().objectNode().put("dropped", id.toString())));
        } else {
            session.out().line("%s is gone", id);
        }
        return ExitCode.DONE;
    }
}
