package dev.yore.examples.bank.command;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Progress;
import dev.yore.cli.api.Session;
import dev.yore.event.Json;
import dev.yore.examples.bank.Money;
import dev.yore.examples.bank.berka.Reconciliation;
import dev.yore.examples.bank.berka.ReconciliationReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code yore bank reconcile}. */
@Command(
        name = "reconcile",
        description = {
            "Make the accounts that were imported agree with the bank's own balances.",
            "Where the balance derived from an account's events is not the bank's own, a compensating event is appended: it points at the"
                    + " event that it corrects, says why, and counts from that event's time on. History stays as it is. What was"
                    + " corrected before is left alone, so it may be interrupted and run again."
        },
        footerHeading = "%nExamples:%n",
        footer = "  yore bank reconcile --data DIR --json")
final class ReconcileCommand implements Callable<Integer> {

    private final Session session;

    ReconcileCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var store = session.open();
                Progress progress = session.progress("reconciling")) {
            long accounts = Reconciliation.accounts(store);
            print(Reconciliation.run(store, done -> progress.at(done, accounts)));
        }
        return ExitCode.DONE;
    }

    private void print(ReconciliationReport report) {
        if (session.json()) {
            session.out().json(Json.from(report));
            return;
        }
        session.out().line("accounts             %,d", report.accounts());
        session.out().line("events               %,d", report.events());
        session.out().line("corrections          %,d", report.corrections());
        session.out().line("sum of all balances  %s", Money.grouped(report.sum()));
    }
}
