package dev.yore.cli.upkeep;

import dev.yore.cli.api.MissingCommandException;
import dev.yore.cli.api.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code yore index}: the group of its subcommands. */
@Command(name = "index", synopsisSubcommandLabel = "COMMAND", description = "Look after the index of the log.")
public final class IndexCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private IndexCommand() {}

    /** The command of a session. */
    public static CommandLine withSubcommands(Session session) {
        return new CommandLine(new IndexCommand()).addSubcommand(new IndexRebuildCommand(session));
    }

    @Override
    public void run() {
        throw new MissingCommandException(spec.commandLine());
    }
}
