package dev.yore.examples.orders.command;

import dev.yore.cli.api.MissingCommandException;
import dev.yore.cli.api.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code yore orders}: the group of its subcommands. */
@Command(
        name = "orders",
        synopsisSubcommandLabel = "COMMAND",
        description = "Place orders, take payments, ship, look back; correct a tax that was wrong.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore orders place order_456 --customer cust_789 --item ITEM1:2:29.99",
            "  yore orders show order_456",
            "  yore orders correct-tax --dry-run"
        })
final class OrdersCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    static CommandLine withSubcommands(Session session) {
        return new CommandLine(new OrdersCommand())
                .addSubcommand(new PlaceCommand(session))
                .addSubcommand(new CommandLine(new PayCommand(session)).setUnmatchedOptionsArePositionalParams(true))
                .addSubcommand(new ShipCommand(session))
                .addSubcommand(new ShowCommand(session))
                .addSubcommand(new CorrectTaxCommand(session));
    }

    @Override
    public void run() {
        throw new MissingCommandException(spec.commandLine());
    }
}
