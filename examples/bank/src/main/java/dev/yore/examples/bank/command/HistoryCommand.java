package dev.yore.examples.bank.command;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.TimeOptions;
import dev.yore.domain.History;
import dev.yore.domain.Step;
import dev.yore.event.StreamId;
import dev.yore.examples.bank.Account;
import dev.yore.examples.bank.AccountEvent;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code yore bank history}. */
@Command(
        name = "history",
        description = {
            "Show what happened to an account, oldest first.",
            "The options for looking back are those of 'yore bank balance'."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore bank history acc_123", "  yore bank history berka-576 --at 1993-06-30 --json"})
final class HistoryCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID", description = "The account.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private StreamId id;

    @Mixin
    private TimeOptions times = new TimeOptions();

    HistoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var store = session.openReadOnly();
                var steps =
                        History.of(store, Account.AGGREGATE).asOf(times.asOf()).history(id)) {
            if (!steps.hasNext()) {
                throw new CommandFailedException(
                        "Account does not exist: " + id + (times.lookBack() ? " " + times : ""));
            }
            steps.forEachRemaining(this::print);
        }
        return ExitCode.DONE;
    }

    private void print(Step<Account, AccountEvent> step) {
        if (session.json()) {
            session.out().json(Statement.json(step));
        } else {
            session.out().line("  " + Statement.line(step));
        }
    }
}
