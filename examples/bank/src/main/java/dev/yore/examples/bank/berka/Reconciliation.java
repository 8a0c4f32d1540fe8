package dev.yore.examples.bank.berka;

import dev.yore.event.Event;
import dev.yore.event.StreamId;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.ExpectedVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Makes the mistakes of the past good: wherever the balance derived from an account's events is not that of the bank's own books,
 * a compensating event is appended.
 *
 * <p>It looks at what is recorded and appends what is missing, in whole commits; so one that was interrupted is simply run again, and
 * a second run finds nothing to do. One account after the other is held in memory.
 */
public final class Reconciliation {

    private static final int CORRECTIONS_PER_COMMIT = 500;

    private final EventStore store;
    private final int correctionsPerCommit;
    private final List<AccountReview> waiting = new ArrayList<>();
    private int waitingCorrections;
    private long corrections;

    private Reconciliation(EventStore store) {
        this.store = store;
        this.correctionsPerCommit =
                Math.min(CORRECTIONS_PER_COMMIT, store.limits().commitEvents());
    }

    /**
     * Reconciles all accounts that were taken over from a bank.
     *
     * @param progress hears how many accounts are done
     */
    public static ReconciliationReport run(EventStore store, LongConsumer progress) {
        return new Reconciliation(store).run(progress);
    }

    /** How many accounts there are to reconcile. */
    public static long accounts(EventStore store) {
        try (var streams = store.streams(Bookings.STREAM_PREFIX)) {
            long count = 0;
            while (streams.hasNext()) {
                streams.next();
                count++;
            }
            return count;
        }
    }

    private ReconciliationReport run(LongConsumer progress) {
        long accounts = 0;
        long events = 0;
        var sum = BigDecimal.ZERO;
        try (var streams = store.streams(Bookings.STREAM_PREFIX)) {
            for (var stream : streams) {
                var review = reviewAndCorrect(stream);
                accounts++;
                events += review.version().value() + review.corrections().size();
                sum = sum.add(review.balance());
                progress.accept(accounts);
            }
        }
        appendWaiting();
        return new ReconciliationReport(accounts, events, corrections, sum);
    }

    /** The review of an account whose corrections are appended, now or with those of the next ones. */
    private AccountReview reviewAndCorrect(StreamId stream) {
        var review = review(stream);
        if (waitingCorrections + review.corrections().size() > correctionsPerCommit) {
            appendWaiting();
        }
        while (review.corrections().size() > correctionsPerCommit) {
            append(List.of(review.firstCorrections(correctionsPerCommit)));
            review = review(stream);
        }
        if (!review.corrections().isEmpty()) {
            waiting.add(review);
            waitingCorrections += review.corrections().size();
        }
        return review;
    }

    private AccountReview review(StreamId stream) {
        return AccountReview.of(stream, AccountBook.read(store, stream));
    }

    private void appendWaiting() {
        append(waiting);
        waiting.clear();
        waitingCorrections = 0;
    }

    private void append(List<AccountReview> reviews) {
        if (reviews.isEmpty()) {
            return;
        }
        var events = new ArrayList<Event>();
        var expected = new LinkedHashMap<StreamId, ExpectedVersion>();
        for (var review : reviews) {
            events.addAll(review.corrections());
            expected.put(review.stream(), ExpectedVersion.exactly(review.version()));
        }
        store.append(new Commit(events, expected, Optional.empty()));
        corrections += events.size();
    }
}
