package dev.yore.cli;

import dev.yore.cli.api.CommandProvider;
import dev.yore.cli.api.Session;
import dev.yore.cli.catalog.CatalogCommand;
import dev.yore.cli.projection.ProjectionCommand;
import dev.yore.cli.reading.EventsCommand;
import dev.yore.cli.reading.HistoryCommand;
import dev.yore.cli.reading.StateCommand;
import dev.yore.cli.reading.StreamCommand;
import dev.yore.cli.reading.StreamsCommand;
import dev.yore.cli.reading.WhatIfCommand;
import dev.yore.cli.replica.ReplicaCommand;
import dev.yore.cli.subscription.SubscriptionCommand;
import dev.yore.cli.transfer.ExportCommand;
import dev.yore.cli.transfer.ImportCommand;
import dev.yore.cli.upkeep.CleanupCommand;
import dev.yore.cli.upkeep.IndexCommand;
import dev.yore.cli.upkeep.StatsCommand;
import dev.yore.cli.upkeep.VerifyCommand;
import dev.yore.cli.writing.AppendCommand;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** The commands that are there without any application. */
final class BuiltInCommands implements CommandProvider {

    private final Applications applications;
    private final InputStream in;

    BuiltInCommands(Applications applications, InputStream in) {
        this.applications = applications;
        this.in = in;
    }

    @Override
    public List<String> names() {
        return List.of(
                "append",
                "stream",
                "events",
                "streams",
                "state",
                "history",
                "whatif",
                "stats",
                "verify",
                "export",
                "import",
                "index",
                "projection",
                "subscription",
                "replica",
                "cleanup",
                "catalog",
                "completion",
                "help");
    }

    @Override
    public CommandLine command(String name, Session session) {
        return switch (name) {
            case "append" -> new CommandLine(new AppendCommand(session, in));
            case "stream" -> new CommandLine(new StreamCommand(session));
            case "events" -> new CommandLine(new EventsCommand(session));
            case "streams" -> new CommandLine(new StreamsCommand(session));
            case "state" -> new CommandLine(new StateCommand(session, applications));
            case "history" -> new CommandLine(new HistoryCommand(session, applications));
            case "whatif" -> new CommandLine(new WhatIfCommand(session, applications));
            case "stats" -> new CommandLine(new StatsCommand(session));
            case "verify" -> new CommandLine(new VerifyCommand(session));
            case "export" -> new CommandLine(new ExportCommand(session));
            case "import" -> new CommandLine(new ImportCommand(session, in));
            case "index" -> IndexCommand.withSubcommands(session);
            case "projection" -> ProjectionCommand.withSubcommands(session, applications);
            case "subscription" -> SubscriptionCommand.withSubcommands(session);
            case "cleanup" -> new CommandLine(new CleanupCommand(session));
            case "replica" -> ReplicaCommand.withSubcommands(session);
            case "catalog" -> CatalogCommand.withSubcommands(session, applications);
            case "completion" -> new CommandLine(new CompletionCommand(session));
            case "help" -> new CommandLine(new HelpCommand());
            default -> throw new IllegalArgumentException("there is no command " + name);
        };
    }

    @Override
    public Optional<Class<?>> describedBy(String name) {
        return Optional.of(
                switch (name) {
                    case "append" -> AppendCommand.class;
                    case "stream" -> StreamCommand.class;
                    case "events" -> EventsCommand.class;
                    case "streams" -> StreamsCommand.class;
                    case "state" -> StateCommand.class;
                    case "history" -> HistoryCommand.class;
                    case "whatif" -> WhatIfCommand.class;
                    case "stats" -> StatsCommand.class;
                    case "verify" -> VerifyCommand.class;
                    case "export" -> ExportCommand.class;
                    case "import" -> ImportCommand.class;
                    case "index" -> IndexCommand.class;
                    case "projection" -> ProjectionCommand.class;
                    case "subscription" -> SubscriptionCommand.class;
                    case "cleanup" -> CleanupCommand.class;
                    case "replica" -> ReplicaCommand.class;
                    case "catalog" -> CatalogCommand.class;
                    case "completion" -> CompletionCommand.class;
                    case "help" -> HelpCommand.class;
                    default -> throw new IllegalArgumentException("there is no command " + name);
                });
    }
}
