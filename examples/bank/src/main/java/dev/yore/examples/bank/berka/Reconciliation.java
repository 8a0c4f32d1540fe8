package dev.yore.examples.bank.berka;

import dev.yore.domain.Repository;
import dev.yore.event.Event;
import dev.yore.event.StreamId;
import dev.yore.store.AppendResult.Refusal;
import dev.yore.store.Bulk;
import dev.yore.store.EventStore;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.Receipt;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Makes the mistakes of the past good: wherever the balance derived from an account's events is not that of the bank's own books,
 * a compensating event is appended.
 *
 * <p>It looks at what is recorded and appends what is missing, in whole commits; so one that was interrupted is simply run again, and
 * a second run finds nothing to do. An account that another writer changes meanwhile is looked at again. One account after the
 * other is held in memory.
 */
public final class Reconciliation {

    private static final int CORRECTIONS_PER_COMMIT = 500;

    private final EventStore store;
    private final Bulk bulk;
    private final int correctionsPerCommit;
    private final List<AccountReview> waiting = new ArrayList<>();
    private int waitingCorrections;
    private long corrections;
    private long accounts;
    private long events;
    private BigDecimal sum = BigDecimal.ZERO;

    private Reconciliation(EventStore store) {
        this.store = store;
        this.bulk = new Bulk(store);
        this.correctionsPerCommit =
                Math.min(CORRECTIONS_PER_COMMIT, store.limits().commitEvents());
    }

    /**
     * Reconciles all accounts that were taken over from a bank.
     *
     * @param progress hears how many accounts are done
     * @throws dev.yore.store.ConflictException if others were faster with one account each time
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
        try (var streams = store.streams(Bookings.STREAM_PREFIX)) {
            for (var stream : streams) {
                take(review(stream));
                progress.accept(accounts + waiting.size());
            }
        }
        appendWaiting();
        return new ReconciliationReport(accounts, events, corrections, sum);
    }

    /** Appends an account's corrections, now or with those of the next ones. */
    private void take(AccountReview review) {
        int more = review.corrections().size();
        if (waitingCorrections + more > correctionsPerCommit) {
            appendWaiting();
        }
        if (more == 0) {
            count(review);
        } else if (more > correctionsPerCommit) {
            count(correctAlone(review.stream()));
        } else {
            waiting.add(review);
            waitingCorrections += more;
        }
    }

    /** Appends what waits together; account by account where another writer was faster with any of them. */
    private void appendWaiting() {
        if (!waiting.isEmpty()) {
            var refused = append(waiting);
            waiting.forEach(it -> count(refused.containsKey(it.stream()) ? correctAlone(it.stream()) : it));
        }
        waiting.clear();
        waitingCorrections = 0;
    }

    /** Appends an account's corrections in as many commits as they need; reviews it anew after each, and after a conflict. */
    private AccountReview correctAlone(StreamId stream) {
        for (int conflicts = 0; ; ) {
            var review = review(stream);
            if (review.corrections().isEmpty()) {
                return review;
            }
            var refused = append(List.of(review.firstCorrections(correctionsPerCommit)))
                    .get(stream);
            if (refused != null && conflicts++ == Repository.DEFAULT_RETRIES) {
                throw refused.toException();
            }
        }
    }

    private AccountReview review(StreamId stream) {
        return AccountReview.of(stream, AccountBook.read(store, stream));
    }

    private void count(AccountReview review) {
        accounts++;
        events += review.eventsAfter();
        sum = sum.add(review.balance());
    }

    /** The accounts with which another writer was faster. */
    private Map<StreamId, Refusal> append(List<AccountReview> reviews) {
        var events = new ArrayList<Event>();
        var expected = new LinkedHashMap<StreamId, ExpectedVersion>();
        for (var review : reviews) {
            events.addAll(review.corrections());
            expected.put(review.stream(), ExpectedVersion.exactly(review.version()));
        }
        var refused = new HashMap<StreamId, Refusal>();
        for (var part : bulk.append(events, expected)) {
            switch (part.result()) {
                case Receipt _ -> corrections += part.commit().events().size();
                case Refusal refusal -> part.commit().events().forEach(it -> refused.put(it.stream(), refusal));
            }
        }
        return refused;
    }
}
