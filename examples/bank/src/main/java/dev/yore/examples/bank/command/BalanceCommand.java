package dev.yore.examples.bank.command;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.TimeOptions;
import dev.yore.domain.History;
import dev.yore.domain.Loaded;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.examples.bank.Account;
import dev.yore.examples.bank.Money;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code yore bank balance}. */
@Command(
        name = "balance",
        description = {
            "Show the balance of an account: as it is, or as it was.",
            "A TIME is written 2024-01-21T10:30:00Z, or as a date, which includes the whole day (UTC). --at leaves out what"
                    + " happened later, --recorded-at what was recorded later, such as corrections that came afterwards."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore bank balance acc_123",
            "  yore bank balance berka-576 --at 1993-06-30",
            "  yore bank balance berka-576 --at 1993-06-30 --recorded-at 2024-01-21T10:30:00Z"
        })
final class BalanceCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID", description = "The account.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private StreamId id;

    @Mixin
    private TimeOptions times = new TimeOptions();

    BalanceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var store = session.openReadOnly()) {
            var loaded = History.of(store, Account.AGGREGATE).asOf(times.asOf()).load(id);
            if (!loaded.exists()) {
                throw new CommandFailedException(
                        "Account does not exist: " + id + (times.lookBack() ? " " + times : ""));
            }
            print(loaded);
        }
        return ExitCode.DONE;
    }

    private void print(Loaded<Account> loaded) {
        var account = loaded.state();
        if (session.json()) {
            var json = Json.nodes().objectNode();
            json.put("account", id.value()).put("version", loaded.version().value());
            account.owner().ifPresent(it -> json.put("owner", it));
            json.put("balance", account.balance());
            account.currency().ifPresent(it -> json.put("currency", it));
            session.out().json(Json.of(json));
            return;
        }
        String balance = Money.text(account.balance(), account.currency());
        session.out().line(times.lookBack() ? "Balance %2$s: %1$s" : "Current balance: %1$s", balance, times);
        account.owner().ifPresent(it -> session.out().line("Account owner: %s", it));
    }
}
