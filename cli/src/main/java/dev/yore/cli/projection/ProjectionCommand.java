package dev.yore.cli.projection;

import dev.yore.cli.Applications;
import dev.yore.cli.api.MissingCommandException;
import dev.yore.cli.api.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code yore projection}: the group of its subcommands. */
@Command(
        name = "projection",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Run projections, look at the views that they make, and change from one version to the next.",
            "A view is named as balances, or balances@2 for one version of it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore projection run --once",
            "  yore projection show balances acc_123 --at 2024-01-15",
            "  yore projection explain balances acc_123",
            "  yore projection run --views jdbc:postgresql://localhost/bank?user=bank"
        })
public final class ProjectionCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private ProjectionCommand() {}

    /** The command of a session. */
    public static CommandLine withSubcommands(Session session, Applications applications) {
        var known = new Known(applications);
        return new CommandLine(new ProjectionCommand())
                .addSubcommand(new ListCommand(session, applications))
                .addSubcommand(new RunCommand(session, known))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new ShowCommand(session, known))
                .addSubcommand(new ExplainCommand(session, known))
                .addSubcommand(new RebuildCommand(session, known))
                .addSubcommand(new DiffCommand(session, known))
                .addSubcommand(new SwitchCommand(session))
                .addSubcommand(new ResumeCommand(session))
                .addSubcommand(new SkipCommand(session))
                .addSubcommand(new DropCommand(session));
    }

    @Override
    public void run() {
        throw new MissingCommandException(spec.commandLine());
    }
}
