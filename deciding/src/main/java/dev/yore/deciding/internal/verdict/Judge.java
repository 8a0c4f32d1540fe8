package dev.yore.deciding.internal.verdict;

import dev.yore.deciding.Reason;
import dev.yore.event.CommitSpan;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.shard.HashRange;
import dev.yore.shard.LogRecord;
import dev.yore.store.AppendResult;
import dev.yore.store.AppendResult.ConditionFailed;
import dev.yore.store.AppendResult.Conflict;
import dev.yore.store.AppendResult.IdTaken;
import dev.yore.store.AppendResult.Mismatch;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.LimitExceededException;
import dev.yore.store.Receipt;
import dev.yore.store.SpansPartitionsException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides records, in the order of their shard. It looks at the record and at what is recorded before it, and at nothing else: no clock, no
 * memory of its own, no configuration. So whoever reads the same shard comes to the same verdicts.
 *
 * <p>Every refusal of an expectation that was once met, of a condition or of an id is final: what it rests on only grows.
 */
public final class Judge {

    private final RuleBook book;

    /** Decides by these rules. */
    public Judge(RuleBook book) {
        this.book = book;
    }

    /**
     * What becomes of a record.
     *
     * @throws NewerRulesException if it lies behind a change to rules that are not known here
     */
    public Verdict decide(LogRecord record, Books ledger) {
        Commit commit;
        Optional<Integer> change;
        try {
            commit = CommitFormat.decode(record.data());
            commit.events().forEach(OriginMark::requireNone);
            change = change(commit);
        } catch (InvalidEventException e) {
            return nothing(Reason.NO_EVENT, e.getMessage());
        }
        var misplaced = misplaced(record, commit, ledger.range());
        if (misplaced.isPresent()) {
            return misplaced.get();
        }
        if (change.isPresent() && !book.knows(change.get())) {
            throw new NewerRulesException(change.get());
        }
        try {
            book.get(ledger.rules()).limits().check(commit);
        } catch (LimitExceededException e) {
            return nothing(Reason.TOO_LARGE, e.getMessage());
        }
        return foreseen(commit, ledger).<Verdict>map(Judge::refused).orElseGet(() -> accepted(record, commit, ledger));
    }

    /** The answer to a commit that is not to be recorded, by what is recorded so far; empty where it would be recorded. */
    public static Optional<AppendResult> foreseen(Commit commit, Ledger ledger) {
        var known = known(commit, ledger);
        if (known.isPresent()) {
            return known;
        }
        var conflict = conflict(commit, ledger);
        return conflict.isPresent()
                ? conflict
                : commit.condition().flatMap(ledger::violation).map(ConditionFailed::new);
    }

    private static Optional<Integer> change(Commit commit) {
        Optional<Integer> newest = Optional.empty();
        for (var event : commit.events()) {
            var rules = RuleBook.changedBy(event);
            newest = rules.isPresent() ? rules : newest;
        }
        return newest;
    }

    private static Optional<Verdict> misplaced(LogRecord record, Commit commit, HashRange range) {
        String key = commit.events().getFirst().stream().partitionKey();
        if (!key.equals(record.partitionKey())) {
            return Optional.of(nothing(
                    Reason.WRONG_KEY, "lies under \"" + record.partitionKey() + "\", its events belong under " + key));
        }
        if (!range.contains(key)) {
            return Optional.of(nothing(Reason.WRONG_SHARD, "the hash key of " + key + " lies in another shard"));
        }
        return range.equals(HashRange.WHOLE) ? Optional.empty() : spans(commit);
    }

    private static Optional<Verdict> spans(Commit commit) {
        try {
            commit.partitionKey();
            return Optional.empty();
        } catch (SpansPartitionsException e) {
            return Optional.of(nothing(Reason.SPANS_PARTITIONS, e.getMessage()));
        }
    }

    private static Optional<AppendResult> known(Commit commit, Ledger ledger) {
        List<EventId> ids = commit.ids();
        for (var id : ids) {
            var standing = ledger.find(id);
            if (standing.isPresent()) {
                boolean same = standing.get().ids().equals(ids);
                return Optional.of(
                        same
                                ? standing.get().receipt()
                                : new IdTaken(id, standing.get().event()));
            }
        }
        return Optional.empty();
    }

    private static Optional<AppendResult> conflict(Commit commit, Ledger ledger) {
        var mismatches = new ArrayList<Mismatch>();
        for (var stream : streams(commit)) {
            var expected = commit.expected().getOrDefault(stream, ExpectedVersion.any());
            var actual = ledger.version(stream);
            if (!expected.isMetBy(actual)) {
                mismatches.add(new Mismatch(stream, expected, actual));
            }
        }
        return mismatches.isEmpty() ? Optional.empty() : Optional.of(new Conflict(mismatches));
    }

    private static List<StreamId> streams(Commit commit) {
        return commit.events().stream().map(Event::stream).distinct().toList();
    }

    private static Verdict refused(AppendResult answer) {
        return switch (answer) {
            case Receipt receipt ->
                new Verdict.Rejected(Reason.REPEATED, "stands at " + receipt.position(), Optional.of(receipt));
            case Conflict it -> refusal(Reason.CONFLICT, it);
            case ConditionFailed it -> refusal(Reason.CONDITION, it);
            case IdTaken it -> refusal(Reason.ID_TAKEN, it);
        };
    }

    private static Verdict refusal(Reason reason, AppendResult.Refusal refusal) {
        return new Verdict.Rejected(reason, String.valueOf(refusal.toException().getMessage()), Optional.of(refusal));
    }

    private static Verdict nothing(Reason reason, @Nullable String detail) {
        return new Verdict.Rejected(reason, String.valueOf(detail), Optional.empty());
    }

    private static Verdict accepted(LogRecord record, Commit commit, Books ledger) {
        var first = ledger.next();
        var span = new CommitSpan(first, commit.events().size());
        var arrived = record.arrivedAt().truncatedTo(ChronoUnit.MICROS);
        var last = ledger.lastRecordedAt();
        Instant recordedAt = arrived.isBefore(last) ? last : arrived;
        Map<StreamId, Version> heads = new LinkedHashMap<>();
        var events = new ArrayList<RecordedEvent>();
        for (var event : commit.events()) {
            var version = heads.computeIfAbsent(event.stream(), ledger::version);
            if (version.value() == Version.MAX_VALUE) {
                return nothing(Reason.TOO_LARGE, "stream " + event.stream() + " has as many events as it can have");
            }
            heads.put(event.stream(), version.next());
            var position = new Position(first.partition(), first.rank() + events.size());
            events.add(new RecordedEvent(event, version.next(), position, recordedAt, span));
        }
        return new Verdict.Accepted(events, new Receipt(span, recordedAt, heads));
    }
}
