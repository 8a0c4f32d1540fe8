package dev.yore.deciding.internal.replica;

import dev.yore.deciding.internal.verdict.Books;
import dev.yore.deciding.internal.verdict.OriginMark;
import dev.yore.deciding.internal.verdict.RuleBook;
import dev.yore.deciding.internal.verdict.Verdict;
import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.shard.HashRange;
import dev.yore.shard.Sequence;
import dev.yore.store.AppendCondition;
import dev.yore.store.Query;
import dev.yore.store.RecordedCommit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A shard's history and, in memory, what was accepted since it was last written there. For one thread.
 */
final class ShardLedger implements Books {

    private final ShardHistory history;
    private final List<RecordedCommit> commits = new ArrayList<>();
    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<EventId, Standing> standings = new HashMap<>();
    private final Map<StreamId, Version> heads = new HashMap<>();
    private long next;
    private Instant lastRecordedAt;
    private int rules;

    ShardLedger(ShardHistory history) {
        this.history = history;
        this.next = history.head() + 1;
        this.lastRecordedAt = lastRecordedAt(history);
        this.rules = rules(history);
    }

    @Override
    public HashRange range() {
        return history.shard().range();
    }

    @Override
    public int rules() {
        return rules;
    }

    @Override
    public Position next() {
        return new Position(history.partition(), next);
    }

    @Override
    public Instant lastRecordedAt() {
        return lastRecordedAt;
    }

    @Override
    public Version version(StreamId stream) {
        var pending = heads.get(stream);
        return pending != null ? pending : history.version(stream);
    }

    @Override
    public Optional<Standing> find(EventId id) {
        var pending = standings.get(id);
        return pending != null ? Optional.of(pending) : Standings.find(history, id);
    }

    @Override
    public Optional<Position> violation(AppendCondition condition) {
        var standing = Standings.violation(history, condition);
        return standing.isPresent()
                ? standing
                : events.stream()
                        .filter(it -> !condition.after().covers(it.position()))
                        .filter(it -> condition.countsAgainst(it.event()))
                        .map(RecordedEvent::position)
                        .findFirst();
    }

    /** Takes up a commit that was accepted. */
    void add(Verdict.Accepted accepted, Sequence sequence) {
        var receipt = accepted.receipt();
        var kept = new ArrayList<>(
                accepted.events().stream().map(RecordedEvent::event).toList());
        kept.set(0, OriginMark.put(kept.getFirst(), sequence));
        commits.add(new RecordedCommit(kept, Position.of(next), receipt.recordedAt()));
        var ids = accepted.events().stream().map(RecordedEvent::id).toList();
        accepted.events().forEach(it -> standings.put(it.id(), new Standing(ids, it.position(), receipt)));
        events.addAll(accepted.events());
        heads.putAll(receipt.versions());
        next += ids.size();
        lastRecordedAt = receipt.recordedAt();
        rules = Math.max(rules, RuleBook.newest(accepted.events()));
    }

    /** Writes what was accepted to the history, and returns when it is durable. */
    void flush() {
        history.add(commits);
        commits.clear();
        events.clear();
        standings.clear();
        heads.clear();
    }

    private static Instant lastRecordedAt(ShardHistory history) {
        var latest = Instant.EPOCH;
        for (var one : history.ancestry()) {
            var last = one.at(one.head()).map(RecordedEvent::recordedAt).orElse(Instant.EPOCH);
            latest = last.isAfter(latest) ? last : latest;
        }
        return latest;
    }

    private static int rules(ShardHistory history) {
        int newest = 1;
        for (var one : history.ancestry()) {
            try (var changes = one.read(Query.types(RuleBook.CHANGE), 0, one.head(), false, Long.MAX_VALUE)) {
                newest = Math.max(newest, RuleBook.newest(changes.toList()));
            }
        }
        return newest;
    }
}
