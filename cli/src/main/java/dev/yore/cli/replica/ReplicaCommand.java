package dev.yore.cli.replica;

import dev.yore.cli.api.MissingCommandException;
import dev.yore.cli.api.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code yore replica}: the group of its subcommands. */
@Command(
        name = "replica",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Look after the replica that a node keeps of a stream: how it stands, whether it is like another one, and its backup.",
            "The replica is that of --engine, or the one in the directory that --data names. It is only read, and a node may be"
                    + " working with it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore replica status --engine kinesis:account-events",
            "  yore replica backup /backups/account-events --data yore-replica/account-events"
        })
public final class ReplicaCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private ReplicaCommand() {}

    /** The command of a session. */
    public static CommandLine withSubcommands(Session session) {
        return new CommandLine(new ReplicaCommand())
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new DigestCommand(session))
                .addSubcommand(new CompareCommand(session))
                .addSubcommand(new BackupCommand(session));
    }

    @Override
    public void run() {
        throw new MissingCommandException(spec.commandLine());
    }
}
