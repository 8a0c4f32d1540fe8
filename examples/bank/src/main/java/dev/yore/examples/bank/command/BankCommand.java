package dev.yore.examples.bank.command;

import dev.yore.cli.api.MissingCommandException;
import dev.yore.cli.api.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code yore bank}: the group of its subcommands. */
@Command(
        name = "bank",
        synopsisSubcommandLabel = "COMMAND",
        description = "Open accounts, move money, look back; take over a bank's books and reconcile them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore bank open acc_123 --owner 'Alice Johnson'",
            "  yore bank deposit acc_123 100.00",
            "  yore bank balance acc_123 --at 2024-01-15"
        })
final class BankCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    static CommandLine withSubcommands(Session session) {
        return new CommandLine(new BankCommand())
                .addSubcommand(new OpenCommand(session))
                .addSubcommand(takingNegativeNumbers(new DepositCommand(session)))
                .addSubcommand(takingNegativeNumbers(new WithdrawCommand(session)))
                .addSubcommand(new OwnerCommand(session))
                .addSubcommand(new BalanceCommand(session))
                .addSubcommand(new HistoryCommand(session))
                .addSubcommand(new ImportCommand(session))
                .addSubcommand(new ReconcileCommand(session))
                .addSubcommand(new ProjectCommand(session));
    }

    /** So that the account refuses them, instead of the command line taking them for options. */
    private static CommandLine takingNegativeNumbers(Object command) {
        return new CommandLine(command).setUnmatchedOptionsArePositionalParams(true);
    }

    @Override
    public void run() {
        throw new MissingCommandException(spec.commandLine());
    }
}
