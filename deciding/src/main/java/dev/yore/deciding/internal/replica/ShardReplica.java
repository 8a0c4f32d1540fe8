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
    private Duration retention = Duration.ZERO;

    ShardReplica(ShardHistory history, Journal journal, Judge judge) {
        this.history = history;
        this.journal = journal;
        this.judge = judge;
        this.lastRejected = journal.lastRejected(history.partition());
        var found = journal.progress(history.partition());
        this.noted = found.orElse(null);
        this.progress = found.orElse(Progress.NONE).with(history.lastSequence());
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
     * <p>Of the time that a log keeps records the shorter one counts, now or when it was last read to its tip: what a log has given up by
     * a shorter retention does not come back by a longer one.
     *
     * @param retention how long it keeps a record, as it says now
     * @throws TrimmedException if it may have lost others behind it
     */
    public void passGap(Instant now, Duration retention) {
        var last = progress;
        var kept = last.kept().compareTo(retention) < 0 ? last.kept() : retention;
        if (now.isAfter(last.coveredUntil().plus(kept).minus(kept.dividedBy(24)))) {
            throw new TrimmedException(
                    "shard %s was read up to %s, and the log kept records for %s: what came since then may be gone; start from a newer backup of a replica"
                            .formatted(history, last.coveredUntil(), kept));
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

    /** Says that everything that arrived by then was read, and how long the log kept it. */
    void cover(Instant until, Duration kept) {
        progress = progress.covering(until, kept);
    }

    /** Says how long the log keeps a record, before it is read. */
    void keeps(Duration retention) {
        this.retention = retention;
    }

    /** A shard that is found closed was open at its last record at the latest; its children may have begun right then. */
    private void advance(ShardBatch batch, List<Decided> decided, Instant readBegun, boolean whole) {
        var next = progress;
        if (!decided.isEmpty()) {
            var last = decided.getLast().record();
            next = next.with(Optional.of(last.sequence())).covering(last.arrivedAt(), next.kept());
        }
        boolean drained = batch.closed() && whole;
        if (drained) {
            next = next.asDrained();
        } else if (batch.atTip() && whole) {
            next = next.atTip(readBegun, retention);
        }
        progress = next;
        if (drained) {
            note();
        }
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
}
