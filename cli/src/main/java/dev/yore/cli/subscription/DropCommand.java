package dev.yore.cli.subscription;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.ViewsOption;
import dev.yore.event.EventId;
import dev.yore.event.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore subscription drop}. */
@Command(
        name = "drop",
        description = {
            "Give a parked event up: it is never delivered, and those that wait behind it go on.",
            "The process that runs the subscription carries that out within a second, or when it runs again. Then it is"
                    + " recorded with its reason, and shown by 'yore subscription parked --dropped'."
        },
        footerHeading = "%nExamples:%n",
        footer =
                "  yore subscription drop mails --event 0197a1c2-6e2a-7000-8000-000000000001 --reason 'no such address'")
final class DropCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The subscription.")
    private String name = "";

    @Option(names = "--event", required = true, paramLabel = "ID", description = "The event.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EventId event;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it is given up.")
    private String reason = "";

    @Option(names = "--actor", paramLabel = "WHO", description = "Who decided it.")
    private @Nullable String actor;

    @Mixin
    private ViewsOption where = new ViewsOption();

    DropCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var views = where.open(session)) {
            var parked = Kept.parked(views, name);
            var position = Kept.positions(session, List.of(event)).getFirst();
            parked.drop(position, reason, Optional.ofNullable(actor));
            if (session.json()) {
                var json = Json.nodes().objectNode().put("subscription", name);
                session.out().json(Json.of(json.put("dropped", position.toString())));
            } else {
                session.out().line("%s: marked to be dropped: the event at position %s", name, position);
            }
        }
        return ExitCode.DONE;
    }
}
