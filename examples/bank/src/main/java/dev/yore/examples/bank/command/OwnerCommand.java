package dev.yore.examples.bank.command;

import dev.yore.cli.api.Session;
import dev.yore.event.StreamId;
import dev.yore.examples.bank.AccountCommand.ChangeOwner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code yore bank owner}. */
@Command(
        name = "owner",
        description = "Give an account to another owner.",
        footerHeading = "%nExamples:%n",
        footer = "  yore bank owner acc_123 'Alice Miller' --reason 'She married'")
final class OwnerCommand implements Callable<Integer> {

    private final AccountDesk desk;

    @Parameters(index = "0", paramLabel = "ID", description = "The account.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private StreamId id;

    @Parameters(index = "1", paramLabel = "NAME", description = "The new owner.")
    @SuppressWarnings("NullAway.Init")
    private String owner;

    @Mixin
    private Circumstances circumstances = new Circumstances();

    OwnerCommand(Session session) {
        this.desk = new AccountDesk(session);
    }

    @Override
    public Integer call() {
        return desk.handle(id, new ChangeOwner(owner), circumstances.context());
    }
}
