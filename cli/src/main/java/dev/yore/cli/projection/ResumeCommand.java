package dev.yore.cli.projection;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.ViewsOption;
import dev.yore.event.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code yore projection resume}. */
@Command(
        name = "resume",
        description = {
            "Let a projection that was stopped try the same event again, after what made it fail was mended.",
            "A process that runs the projection goes on within a second; else the next one does."
        },
        footerHeading = "%nExamples:%n",
        footer = "  yore projection resume balances")
final class ResumeCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The view.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ViewName name;

    @Mixin
    private ViewsOption where = new ViewsOption();

    ResumeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var views = where.open(session)) {
            var view = Known.stopped(views, name);
            views.resume(view.id());
            if (session.json()) {
                session.out()
                        .json(Json.of(Json.nodes()
                                .objectNode()
                                .put("resumed", view.id().toString())));
            } else {
                session.out().line("%s tries again", view.id());
            }
        }
        return ExitCode.DONE;
    }
}
