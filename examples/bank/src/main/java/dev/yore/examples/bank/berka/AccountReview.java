package dev.yore.examples.bank.berka;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Metadata;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.examples.bank.Account;
import dev.yore.examples.bank.AccountCommand.CorrectBalance;
import dev.yore.examples.bank.AccountEvent;
import dev.yore.examples.bank.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * An account beside the bank's own books: where they differ, and the events that make it good.
 *
 * @param stream the account
 * @param version of its last event
 * @param corrections the events that are to be appended, oldest first
 * @param balance its balance with them
 */
record AccountReview(StreamId stream, Version version, List<Event> corrections, BigDecimal balance) {

    private static final String ACTOR = "yore bank reconcile";

    /**
     * Compares the balance after every transaction with that of the bank.
     *
     * <p>The transactions are taken in the order in which they happened, not in that of their recording; a correction counts with
     * the event that it corrects.
     */
    static AccountReview of(StreamId stream, AccountBook book) {
        var balance = BigDecimal.ZERO;
        var corrections = new ArrayList<Event>();
        for (var entry : book.entries()) {
            balance = balance.add(entry.change());
            var should = entry.bankBalance().orElse(balance);
            for (var correction : Account.DECIDER.decide(new CorrectBalance(balance, should), book.account())) {
                corrections.add(correction(entry, correction, balance, should));
                balance = balance.add(correction.change());
            }
        }
        return new AccountReview(stream, book.version(), corrections, balance);
    }

    /** The same with no more than so many of its corrections. */
    AccountReview firstCorrections(int most) {
        return new AccountReview(stream, version, corrections.subList(0, Math.min(most, corrections.size())), balance);
    }

    /** How many events the account has with its corrections. */
    long eventsAfter() {
        return version.value() + corrections.size();
    }

    private static Event correction(
            AccountBook.Entry entry, AccountEvent correction, BigDecimal was, BigDecimal should) {
        var corrected = entry.recorded();
        String reason = "The bank's own balance after this transaction is %s; its events make %s."
                .formatted(Money.text(should), Money.text(was));
        return Account.CODEC
                .encode(corrected.stream(), correction)
                .withId(id(corrected, entry.corrections() + 1))
                .withTimestamp(corrected.timestamp())
                .withTags(corrected.tags().stream()
                        .filter(it -> it.key().equals("account"))
                        .toList())
                .withMetadata(Metadata.NONE.withActor(ACTOR).withReason(reason).withCorrects(corrected.id()));
    }

    private static EventId id(RecordedEvent corrected, int rank) {
        return EventId.of("correction-" + rank + "-of-" + corrected.id());
    }
}
