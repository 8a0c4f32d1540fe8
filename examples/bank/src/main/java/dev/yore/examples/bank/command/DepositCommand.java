package dev.yore.examples.bank.command;

import dev.yore.cli.api.Session;
import dev.yore.event.StreamId;
import dev.yore.examples.bank.AccountCommand.Deposit;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code yore bank deposit}. */
@Command(
        name = "deposit",
        description = "Pay money in.",
        footerHeading = "%nExamples:%n",
        footer = "  yore bank deposit acc_123 100.00 --reason 'Salary of January'")
final class DepositCommand implements Callable<Integer> {

    private final AccountDesk desk;

    @Parameters(index = "0", paramLabel = "ID", description = "The account.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private StreamId id;

    @Parameters(index = "1", paramLabel = "AMOUNT", converter = Amount.class, description = "How much, as in 100.00.")
    @SuppressWarnings("NullAway.Init")
    private BigDecimal amount;

    @Mixin
    private Circumstances circumstances = new Circumstances();

    DepositCommand(Session session) {
        this.desk = new AccountDesk(session);
    }

    @Override
    public Integer call() {
        return desk.handle(id, new Deposit(amount), circumstances.context());
    }
}
