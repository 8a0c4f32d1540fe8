package dev.yore.examples.orders.command;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Progress;
import dev.yore.cli.api.Session;
import dev.yore.correction.CorrectionReport;
import dev.yore.correction.Corrections;
import dev.yore.correction.Planned;
import dev.yore.event.Envelope;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.examples.orders.Dollars;
import dev.yore.examples.orders.OrderEvent;
import dev.yore.examples.orders.OrderEvent.TaxCorrected;
import dev.yore.examples.orders.TaxMistake;
import dev.yore.store.EventStore;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore orders correct-tax}. */
@Command(
        name = "correct-tax",
        description = {
            "Make the orders good that were placed with a wrong tax.",
            "For a time, the till took the tax of one piece of each item. A compensating event is appended to each such order: it points"
                    + " at the event that it corrects, says why, and counts from that event's time on. History stays as it is. What"
                    + " was corrected before is left alone, so it may be interrupted and run again."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore orders correct-tax --dry-run", "  yore orders correct-tax order_456 --actor ann"})
final class CorrectTaxCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Only this order.")
    private @Nullable StreamId id;

    @Option(names = "--dry-run", description = "Show what would be appended, and append nothing.")
    private boolean dryRun;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is kept with the events.")
    private @Nullable String reason;

    @Option(names = "--actor", paramLabel = "WHO", description = "Who does it; it is kept with the events.")
    private @Nullable String actor;

    CorrectTaxCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (dryRun) {
            preview();
        } else {
            append();
        }
        return ExitCode.DONE;
    }

    private Corrections<OrderEvent> corrections() {
        var corrections = TaxMistake.CORRECTIONS;
        corrections = id == null ? corrections : corrections.in(id);
        corrections = reason == null ? corrections : corrections.because(reason);
        return actor == null ? corrections : corrections.by(actor);
    }

    private void preview() {
        long count = 0;
        try (var store = requireOrder(session.openReadOnly());
                var planned = corrections().preview(store)) {
            for (var plan : planned) {
                count++;
                print(plan);
            }
        }
        if (!session.json()) {
            session.out().line("%,d corrections would be appended", count);
        }
    }

    /** The session closes what is open when a command fails. */
    private EventStore requireOrder(EventStore store) {
        if (id != null && store.version(id).equals(Version.NONE)) {
            throw new CommandFailedException("Order does not exist: " + id);
        }
        return store;
    }

    private void print(Planned<OrderEvent> plan) {
        if (session.json()) {
            session.out().json(Envelope.of(plan.event()).toJson());
        } else if (plan.correction() instanceof TaxCorrected tax) {
            session.out()
                    .line(
                            "%s: tax %s → %s (%s)",
                            plan.corrected().stream(),
                            Dollars.text(tax.oldTax()),
                            Dollars.text(tax.newTax()),
                            Dollars.signed(tax.newTax().subtract(tax.oldTax())));
        }
    }

    private void append() {
        try (var store = requireOrder(session.open());
                Progress progress = session.progress("correcting")) {
            print(corrections().append(store, it -> progress.at(it.found(), 0)));
        }
    }

    private void print(CorrectionReport report) {
        if (session.json()) {
            session.out().json(Json.from(report));
            return;
        }
        session.out()
                .line(
                        "%,d orders: %,d corrected now, %,d before, %,d with the right tax",
                        report.found(), report.appended(), report.before(), report.right());
    }
}
