package dev.yore.examples.bank.command;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Progress;
import dev.yore.cli.api.Session;
import dev.yore.event.Json;
import dev.yore.examples.bank.BankApplication;
import dev.yore.examples.bank.Money;
import dev.yore.examples.bank.view.Balance;
import dev.yore.projection.Projections;
import dev.yore.projection.Status;
import dev.yore.projection.View;
import dev.yore.store.EventStore;
import dev.yore.view.RowRange;
import dev.yore.view.ViewStore;
import java.math.BigDecimal;
import java.time.Duration;
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

    /** What serves as balances is also a table that any program can read. */
    private static final String PUBLISHED = "table.balances=account-projections/accountId";

    private static final Duration LOOK = Duration.ofMillis(100);

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
            project(store, views);
            print(View.of(views, Balance.PROJECTION), store.head().total());
        }
        return ExitCode.DONE;
    }

    private String url() {
        return switch (to) {
            case "" -> session.defaultViews();
            case "sqlite" -> "sqlite:" + session.directory().resolve("views.db");
            case "postgres" -> POSTGRES;
            case DYNAMODB -> published(DYNAMODB + ":");
            default -> to.startsWith(DYNAMODB + ":") ? published(to) : to;
        };
    }

    private static String published(String url) {
        return url + (url.contains("?") ? "&" : "?") + PUBLISHED;
    }

    private void project(EventStore store, ViewStore views) throws InterruptedException {
        var projections = new BankApplication().projections();
        long all = projections.size() * store.head().total();
        try (var running = Projections.start(store, views, projections);
                Progress progress = session.progress("projecting")) {
            while (!running.awaitCaughtUp(LOOK)) {
                for (var status : running.statuses()) {
                    requireGoing(status);
                }
                long behind =
                        running.statuses().stream().mapToLong(Status::lagEvents).sum();
                progress.at(all - behind, all);
            }
        }
    }

    private static void requireGoing(Status status) {
        status.stop().ifPresent(it -> {
            throw new CommandFailedException("projection " + status.view() + " is stopped at position " + it.position()
                    + ": " + it.cause() + " (yore projection status tells more)");
        });
        status.problem().ifPresent(it -> {
            throw new CommandFailedException("projection " + status.view() + " does not get on: " + it);
        });
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
