package dev.yore.examples.bank.command;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.event.Json;
import dev.yore.examples.bank.BankApplication;
import dev.yore.examples.bank.Money;
import dev.yore.examples.bank.view.Balance;
import dev.yore.projection.View;
import dev.yore.view.RowRange;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code yore bank project}. */
@Command(
        name = "project",
        description = {
            "Bring the bank's views up to date: balances, transactions, monthly totals and daily balances.",
            "It applies what the log holds and ends; 'yore projection run' goes on. 'yore projection show' shows their rows."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore bank project",
            "  yore bank project --to postgres",
            "  yore bank project --to dynamodb",
            "  yore bank project --to 'jdbc:postgresql://db.example.org/bank?user=bank&password=...'"
        })
final class ProjectCommand implements Callable<Integer> {

    private static final String POSTGRES = "jdbc:postgresql://localhost:5432/postgres";
    private static final String DYNAMODB = "dynamodb";

    private final Session session;

    @Option(
            names = "--to",
            paramLabel = "WHERE",
            description =
                    "sqlite: a file beside the store, which is where they are kept if nothing else is said; postgres: the"
                            + " database postgres on this machine; dynamodb or dynamodb:PREFIX: tables of DynamoDB, the"
                            + " balances in account-projections too; or the URL of a view store.")
    private String to = "";

    ProjectCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var store = session.openReadOnly();
                var views = session.openViews(url())) {
            Projected.bringUpToDate(store, views, new BankApplication().projections(), session);
            print(View.of(views, Balance.PROJECTION), store.head().total());
        }
        return ExitCode.DONE;
    }

    private String url() {
        return switch (to) {
            case "" -> session.defaultViews();
            case "sqlite" -> "sqlite:" + session.directory().resolve("views.db");
            case "postgres" -> POSTGRES;
            case DYNAMODB -> PublishedBalances.IN_DYNAMODB;
            default -> to.startsWith(DYNAMODB + ":") ? PublishedBalances.in(to) : to;
        };
    }

    private void print(View<Balance> balances, long events) {
        var sum = BigDecimal.ZERO;
        long accounts = 0;
        try (var snapshot = balances.read();
                var rows = snapshot.list(RowRange.all())) {
            for (var entry : rows) {
                sum = sum.add(entry.row().balance());
                accounts++;
            }
        }
        if (session.json()) {
            var json = Json.nodes().objectNode();
            session.out()
                    .json(Json.of(
                            json.put("accounts", accounts).put("events", events).put("sum", sum)));
            return;
        }
        session.out().line("accounts             %,d", accounts);
        session.out().line("events               %,d", events);
        session.out().line("sum of all balances  %s", Money.grouped(sum));
    }
}
