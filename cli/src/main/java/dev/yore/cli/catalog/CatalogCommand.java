package dev.yore.cli.catalog;

import dev.yore.cli.Applications;
import dev.yore.cli.api.MissingCommandException;
import dev.yore.cli.api.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code yore catalog}: has subcommands alone. */
@Command(
        name = "catalog",
        description = {
            "Show the event types that applications have, and check their catalogue.",
            "A catalogue is a folder with the JSON Schema and a sample of each version of each type ever written."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore catalog show OrderPlaced",
            "  yore catalog check catalog --application orders",
            "  yore catalog check catalog --write"
        })
public final class CatalogCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private CatalogCommand() {}

    /** The command of a session. */
    public static CommandLine withSubcommands(Session session, Applications applications) {
        return new CommandLine(new CatalogCommand())
                .addSubcommand(new ShowCommand(session, applications))
                .addSubcommand(new CheckCommand(session, applications));
    }

    @Override
    public void run() {
        throw new MissingCommandException(spec.commandLine());
    }
}
