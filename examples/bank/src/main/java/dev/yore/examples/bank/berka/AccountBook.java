package dev.yore.examples.bank.berka;

import dev.yore.domain.History;
import dev.yore.domain.Step;
import dev.yore.event.EventId;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.examples.bank.Account;
import dev.yore.examples.bank.AccountEvent;
import dev.yore.examples.bank.AccountEvent.BalanceCorrected;
import dev.yore.examples.bank.AccountEvent.Transaction;
import dev.yore.store.EventStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events of one account in the order in which they happened: by time, and within a day by their line in the bank's file.
 *
 * <p>Corrections stand with the event that they correct. It holds one account in memory.
 */
final class AccountBook {

    private static final Comparator<Entry> ORDER = Comparator.comparing((Entry it) -> it.recorded.timestamp())
            .thenComparingLong(it -> it.line)
            .thenComparing(it -> it.recorded.version());

    private final List<Entry> entries = new ArrayList<>();
    private final Map<EventId, Entry> byId = new HashMap<>();
    private Account account = Account.UNOPENED;
    private Version version = Version.NONE;

    private AccountBook() {}

    /** Reads an account. */
    static AccountBook read(EventStore store, StreamId stream) {
        var book = new AccountBook();
        try (var steps = History.of(store, Account.AGGREGATE).history(stream)) {
            steps.forEachRemaining(book::take);
        }
        book.entries.sort(ORDER);
        return book;
    }

    /** All events but the corrections that point at one of them. */
    List<Entry> entries() {
        return entries;
    }

    /** The state after all events. */
    Account account() {
        return account;
    }

    /** The version of the last event. */
    Version version() {
        return version;
    }

    private void take(Step<Account, AccountEvent> step) {
        account = step.state();
        version = step.recorded().version();
        var corrected = step.event() instanceof BalanceCorrected ? corrected(step.recorded()) : Optional.<Entry>empty();
        if (corrected.isPresent()) {
            corrected.get().correct(step.event().change());
        } else {
            var entry = new Entry(step.recorded(), step.event());
            entries.add(entry);
            byId.put(step.recorded().id(), entry);
        }
    }

    private Optional<Entry> corrected(RecordedEvent correction) {
        return correction.metadata().corrects().map(byId::get);
    }

    /** An event, and what was corrected of it. */
    static final class Entry {
        private final RecordedEvent recorded;
        private final AccountEvent event;
        private final long line;
        private BigDecimal corrected = BigDecimal.ZERO;
        private int corrections;

        private Entry(RecordedEvent recorded, AccountEvent event) {
            this.recorded = recorded;
            this.event = event;
            this.line = Bookings.lineNumber(recorded.metadata());
        }

        private void correct(BigDecimal amount) {
            corrected = corrected.add(amount);
            corrections++;
        }

        RecordedEvent recorded() {
            return recorded;
        }

        /** What it did to the balance, its corrections included. */
        BigDecimal change() {
            return event.change().add(corrected);
        }

        /** How many corrections it has. */
        int corrections() {
            return corrections;
        }

        /** The balance after it by the bank's own books. */
        Optional<BigDecimal> bankBalance() {
            return event instanceof Transaction transaction ? transaction.bankBalance() : Optional.empty();
        }
    }
}
