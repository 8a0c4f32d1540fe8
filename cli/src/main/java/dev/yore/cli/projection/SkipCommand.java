package dev.yore.cli.projection;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.ViewsOption;
import dev.yore.event.Json;
import dev.yore.event.Position;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore projection skip}. */
@Command(
        name = "skip",
        description = {
            "Let a projection that was stopped pass over the event that it was stopped at.",
            "That is recorded with its reason, and shown by 'yore projection status'."
        },
        footerHeading = "%nExamples:%n",
        footer = "  yore projection skip balances 4711 --reason 'a test that went to the wrong bank' --actor ann")
final class SkipCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The view.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ViewName name;

    @Parameters(index = "1", paramLabel = "P", description = "The position of the event that it was stopped at.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Position position;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it is passed over.")
    private String reason = "";

    @Option(names = "--actor", paramLabel = "WHO", description = "Who decided it.")
    private @Nullable String actor;

    @Mixin
    private ViewsOption where = new ViewsOption();

    SkipCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var views = where.open(session)) {
            var view = Known.stopped(views, name).id();
            views.skip(view, position, reason, Optional.ofNullable(actor));
            if (session.json()) {
                var json = Json.nodes().objectNode().put("view", view.toString());
                session.out().json(Json.of(json.put("skipped", position.toString())));
            } else {
                session.out().line("%s passes over position %s", view, position);
            }
        }
        return ExitCode.DONE;
    }
}
