package dev.yore.cli.subscription;

import dev.yore.cli.api.MissingCommandException;
import dev.yore.cli.api.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code yore subscription}: the group of its subcommands. */
@Command(
        name = "subscription",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Look at subscriptions and at what they have parked, and decide on it.",
            "A subscription is run by your own program. What is decided here is written down beside its views, and carried"
                    + " out by the process that runs it: within a second, or when it runs again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore subscription status",
            "  yore subscription parked mails",
            "  yore subscription retry mails --all --views jdbc:postgresql://localhost/bank?user=bank"
        })
public final class SubscriptionCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private SubscriptionCommand() {}

    /** The command of a session. */
    public static CommandLine withSubcommands(Session session) {
        return new CommandLine(new SubscriptionCommand())
                .addSubcommand(new ListCommand(session))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new ParkedCommand(session))
                .addSubcommand(new RetryCommand(session))
                .addSubcommand(new DropCommand(session));
    }

    @Override
    public void run() {
        throw new MissingCommandException(spec.commandLine());
    }
}
