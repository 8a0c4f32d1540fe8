package dev.yore.cli.subscription;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.ViewsOption;
import dev.yore.event.EventId;
import dev.yore.event.Json;
import dev.yore.subscription.ParkedEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore subscription retry}. */
@Command(
        name = "retry",
        description = {
            "Have parked events delivered again, and then those that wait behind them.",
            "This command delivers nothing: it marks them, and the process that runs the subscription delivers them within a"
                    + " second, or when it runs again. 'yore subscription parked' shows what is left."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore subscription retry mails --all",
            "  yore subscription retry mails --event 0197a1c2-6e2a-7000-8000-000000000001 --actor ann"
        })
final class RetryCommand implements Callable<Integer> {

    /** Which of them. */
    static final class Which {
        @Option(names = "--event", paramLabel = "ID", description = "This event; may be repeated.")
        private List<EventId> events = new ArrayList<>();

        @Option(names = "--all", description = "All that are parked.")
        private boolean all;
    }

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The subscription.")
    private String name = "";

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--actor", paramLabel = "WHO", description = "Who decided it.")
    private @Nullable String actor;

    @Mixin
    private ViewsOption where = new ViewsOption();

    RetryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var views = where.open(session)) {
            long marked = mark(Kept.parked(views, name), Optional.ofNullable(actor));
            if (session.json()) {
                var json = Json.nodes().objectNode().put("subscription", name);
                session.out().json(Json.of(json.put("marked", marked)));
            } else {
                session.out().line("%s: marked to be delivered again: %,d", name, marked);
            }
        }
        return ExitCode.DONE;
    }

    private long mark(ParkedEvents parked, Optional<String> who) {
        if (which.all) {
            return parked.retryAll(who);
        }
        var positions = Kept.positions(session, which.events);
        positions.forEach(it -> parked.retry(it, who));
        return positions.size();
    }
}
