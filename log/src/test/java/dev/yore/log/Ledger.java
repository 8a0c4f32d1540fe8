package dev.yore.log;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.EventId;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.LimitExceededException;
import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.Receipt;
import dev.yore.store.RestoreException;
import dev.yore.store.StorageFullException;
import dev.yore.store.StoreClosedException;
import dev.yore.store.StoreFailedException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What those who wrote to a store know: which commits were sent, and what they were told. A store keeps its promises if its log
 * agrees. Any thread may write into it.
 */
final class Ledger {

    private final Map<EventId, Entry> entries = new ConcurrentHashMap<>();

    /** The commits that a reader beside has seen, which can never go again. */
    private volatile long seen;

    /** What is known of a commit. */
    enum Outcome {
        RECORDED,
        ABSENT,
        UNKNOWN
    }

    private record Entry(Commit commit, Outcome outcome, Optional<Receipt> receipt) {}

    Ledger copy() {
        var copy = new Ledger();
        copy.entries.putAll(entries);
        copy.seen = seen;
        return copy;
    }

    /** Sends a commit, maybe again, and notes what its sender is told. */
    Outcome send(Commit commit, Supplier<? extends AppendResult> append) {
        var before = entries.get(commit.ids().getFirst());
        if (before != null && before.outcome == Outcome.RECORDED) {
            return sendAgain(before, append);
        }
        put(commit, Outcome.UNKNOWN, Optional.empty());
        try {
            return switch (append.get()) {
                case Receipt receipt -> put(commit, Outcome.RECORDED, Optional.of(receipt));
                case AppendResult.Refusal _ -> put(commit, Outcome.ABSENT, Optional.empty());
            };
        } catch (OutcomeUnknownException _) {
            return Outcome.UNKNOWN;
        } catch (LimitExceededException
                | RestoreException
                | StorageFullException
                | StoreClosedException
                | StoreFailedException _) {
            boolean sentBefore = before != null && before.outcome == Outcome.UNKNOWN;
            return put(commit, sentBefore ? Outcome.UNKNOWN : Outcome.ABSENT, Optional.empty());
        }
    }

    private static Outcome sendAgain(Entry recorded, Supplier<? extends AppendResult> append) {
        try {
            assertThat(append.get())
                    .as("the answer to a commit that is recorded")
                    .isEqualTo(recorded.receipt.orElseThrow());
        } catch (OutcomeUnknownException | StorageFullException | StoreClosedException | StoreFailedException _) {
            // Whatever this call did, the commit is recorded.
        }
        return Outcome.RECORDED;
    }

    private Outcome put(Commit commit, Outcome outcome, Optional<Receipt> receipt) {
        entries.put(commit.ids().getFirst(), new Entry(commit, outcome, receipt));
        return outcome;
    }

    /** The commits of an outcome, in no order. */
    List<Commit> commits(Outcome outcome) {
        return entries.values().stream()
                .filter(it -> it.outcome == outcome)
                .map(Entry::commit)
                .toList();
    }

    /** The position of the last event that was acknowledged; 0 when there is none. */
    long acknowledged() {
        return entries.values().stream()
                .flatMap(it -> it.receipt.stream())
                .mapToLong(it -> it.position().rank())
                .max()
                .orElse(0);
    }

    /** Notes what a reader sees while others write: a prefix, no shorter than before. */
    void seen(List<RecordedEvent> log) {
        WholeStore.checkLog(log);
        assertThat((long) log.size()).as("events that a reader sees").isGreaterThanOrEqualTo(seen);
        seen = log.size();
    }

    /**
     * Compares a log, to which nobody has written since the store was opened, with what is known, and learns from it what has
     * become of the rest.
     */
    void settle(List<RecordedEvent> log) {
        assertThat((long) log.size())
                .as("events, of which a reader saw some already")
                .isGreaterThanOrEqualTo(seen);
        var found = new HashSet<EventId>();
        for (var events : WholeStore.commits(log).values()) {
            var first = events.getFirst().id();
            var entry = Optional.ofNullable(entries.get(first))
                    .orElseThrow(() -> new AssertionError("nobody sent the commit of " + first));
            assertThat(events).extracting(RecordedEvent::event).isEqualTo(entry.commit.events());
            assertThat(entry.outcome)
                    .as("what the sender of %s was told", first)
                    .isNotEqualTo(Outcome.ABSENT);
            entry.receipt.ifPresent(it -> assertThat(receiptOf(events)).isEqualTo(it));
            assertThat(found.add(first))
                    .as("the commit of %s stands once", first)
                    .isTrue();
            put(entry.commit, Outcome.RECORDED, Optional.of(receiptOf(events)));
        }
        for (var entry : List.copyOf(entries.values())) {
            var first = entry.commit.ids().getFirst();
            if (!found.contains(first)) {
                assertThat(entry.outcome)
                        .as("the outcome of the commit of %s, which is not there; receipt: %s", first, entry.receipt)
                        .isNotEqualTo(Outcome.RECORDED);
                if (entry.outcome == Outcome.UNKNOWN) {
                    entries.remove(first);
                }
            }
        }
    }

    private static Receipt receiptOf(List<RecordedEvent> events) {
        Map<StreamId, Version> versions =
                events.stream().collect(toMap(RecordedEvent::stream, RecordedEvent::version, (_, later) -> later));
        return new Receipt(events.getFirst().commit(), events.getFirst().recordedAt(), versions);
    }
}
