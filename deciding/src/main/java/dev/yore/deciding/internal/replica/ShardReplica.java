package dev.yore.deciding.internal.replica;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yore.deciding.RejectedRecord;
import dev.yore.deciding.TrimmedException;
import dev.yore.deciding.internal.verdict.Judge;
import dev.yore.deciding.internal.verdict.NewerRulesException;
import dev.yore.deciding.internal.verdict.Verdict;
import dev.yore.shard.LogRecord;
import dev.yore.shard.Sequence;
import dev.yore.shard.ShardBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the records of one shard into its accepted history, batch by batch.
 *
 * <p>What is void is noted first, then what is accepted is written, with the sequence of its record in it. So after a crash reading goes on
 * behind the last accepted record, comes to the same verdicts, and what is noted already is not noted twice.
 *
 * <p>For one thread, but for {@link #progress()} and {@link #history()}.
 */
public final class ShardReplica {

    private final ShardHistory history;
    private final Journal journal;
    private final Judge judge;
    private final Optional<Sequence> lastRejected;
    private volatile Progress progress;
    private @Nullable Progress noted;
    private @Nullable ShardLedger ledger;

    ShardReplica(ShardHistory history, Journal journal, Judge judge) {
        this.history = history;
        this.journal = journal;
        this.judge = judge;
        this.lastRejected = journal.lastRejected(history.partition());
        var found = journal.progress(history.partition());
        this.noted = found.orElse(null);
        var last = found.orElse(new Progress(Optional.empty(), Instant.EPOCH, false));
        this.progress =
                new Progress(later(last.sequence(), history.lastSequence()), last.coveredUntil(), last.drained());
    }

    /** What is accepted. */
    public ShardHistory history() {
        return history;
    }

    /** How far it was read. */
    public Progress progress() {
        return progress;
    }

    /**
     * Decides records that follow, and returns when what became of them is durable.
     *
     * @param readBegun a time not after the beginning of the call that read them
     * @throws NewerRulesException if the rest is decided by rules that are not known here; what is before is decided and durable
     */
    public List<Decided> apply(ShardBatch batch, Instant readBegun) {
        var records = ledger();
        var decided = new ArrayList<Decided>(batch.records().size());
        var rejected = new ArrayList<RejectedRecord>();
        @Nullable NewerRulesException newer = null;
        for (var record : batch.records()) {
            try {
                var verdict = judge.decide(record, records);
                switch (verdict) {
                    case Verdict.Accepted accepted -> records.add(accepted, record.sequence());
                    case Verdict.Rejected it -> rejected.add(rejected(record, it));
                }
                decided.add(new Decided(record, verdict));
            } catch (NewerRulesException e) {
                newer = e;
                break;
            }
        }
        journal.reject(rejected.stream().filter(this::isNew).toList());
        records.flush();
        advance(batch, decided, readBegun, newer == null);
        if (newer != null) {
            throw newer;
        }
        return decided;
    }

    /**
     * Says that the log no longer has the record behind which reading should go on. As clocks differ, an hour of a day is left as a margin.
     *
     * @throws TrimmedException if it may have lost others behind it
     */
    public void passGap(Instant now, Duration retention) {
        var margin = retention.dividedBy(24);
        if (now.isAfter(progress.coveredUntil().plus(retention).minus(margin))) {
            throw new TrimmedException(
                    "shard %s was read up to %s, and the log keeps records for %s: what came since then may be gone; start from a newer backup of a replica"
                            .formatted(history, progress.coveredUntil(), retention));
        }
    }

    /** Notes durably how far it was read. */
    public void note() {
        if (!progress.equals(noted)) {
            journal.progressed(history.partition(), progress);
            noted = progress;
        }
    }

    /** Whether more than so much time was read since that was last noted. */
    public boolean isToBeNoted(Duration interval) {
        return noted == null
                || Duration.between(noted.coveredUntil(), progress.coveredUntil())
                                .compareTo(interval)
                        > 0;
    }

    /** Says that everything that arrived by then was read. */
    void cover(Instant until) {
        progress = new Progress(progress.sequence(), latest(progress.coveredUntil(), until), progress.drained());
    }

    private void advance(ShardBatch batch, List<Decided> decided, Instant readBegun, boolean whole) {
        var last = decided.isEmpty()
                ? Optional.<LogRecord>empty()
                : Optional.of(decided.getLast().record());
        var sequence = last.map(LogRecord::sequence).or(progress::sequence);
        var covered = batch.atTip() && whole
                ? readBegun
                : last.map(LogRecord::arrivedAt).orElse(progress.coveredUntil());
        boolean drained = batch.closed() && whole;
        progress =
                new Progress(sequence, latest(progress.coveredUntil(), drained ? lastArrival(last) : covered), drained);
        if (drained) {
            note();
        }
    }

    /** A shard that is found closed was open at its last record at the latest; its children may have begun right then. */
    private Instant lastArrival(Optional<LogRecord> last) {
        return last.map(LogRecord::arrivedAt).orElse(progress.coveredUntil());
    }

    private ShardLedger ledger() {
        if (ledger == null) {
            ledger = new ShardLedger(history);
        }
        return ledger;
    }

    private boolean isNew(RejectedRecord record) {
        return lastRejected.isEmpty() || record.sequence().compareTo(lastRejected.get()) > 0;
    }

    private RejectedRecord rejected(LogRecord record, Verdict.Rejected verdict) {
        var text = new String(record.data(), 0, Math.min(record.data().length, RejectedRecord.MAX_DATA), UTF_8);
        return new RejectedRecord(
                history.partition(),
                record.sequence(),
                record.partitionKey(),
                record.arrivedAt(),
                verdict.reason(),
                verdict.detail(),
                text);
    }

    private static Optional<Sequence> later(Optional<Sequence> one, Optional<Sequence> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().compareTo(other.get()) > 0 ? one : other;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
