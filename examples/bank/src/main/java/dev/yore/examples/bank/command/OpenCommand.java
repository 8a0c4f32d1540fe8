package dev.yore.examples.bank.command;

import dev.yore.cli.api.Session;
import dev.yore.event.StreamId;
import dev.yore.examples.bank.AccountCommand.OpenAccount;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore bank open}. */
@Command(
        name = "open",
        description = "Open an account.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore bank open acc_123 --owner 'Alice Johnson'",
            "  yore bank open acc_456 --owner 'Bob Smith' --initial 20.00 --overdraft 50.00"
        })
final class OpenCommand implements Callable<Integer> {

    private final AccountDesk desk;

    @Parameters(paramLabel = "ID", description = "The account.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private StreamId id;

    @Option(names = "--owner", paramLabel = "NAME", required = true, description = "Whose it shall be.")
    @SuppressWarnings("NullAway.Init")
    private String owner;

    @Option(
            names = "--initial",
            paramLabel = "AMOUNT",
            converter = Amount.class,
            description = "What it begins with (default: 0).")
    private BigDecimal initial = BigDecimal.ZERO;

    @Option(
            names = "--overdraft",
            paramLabel = "LIMIT",
            converter = Amount.class,
            description = "How far its balance may fall below zero (default: as far as it likes).")
    private @Nullable BigDecimal overdraft;

    @Option(names = "--currency", paramLabel = "CODE", description = "The currency of its amounts (default: dollars).")
    private @Nullable String currency;

    @Mixin
    private Circumstances circumstances = new Circumstances();

    OpenCommand(Session session) {
        this.desk = new AccountDesk(session);
    }

    @Override
    public Integer call() {
        var command = new OpenAccount(owner, initial, Optional.ofNullable(overdraft), Optional.ofNullable(currency));
        return desk.handle(id, command, circumstances.context());
    }
}
