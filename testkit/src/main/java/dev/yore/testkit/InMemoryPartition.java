package dev.yore.testkit;

import dev.yore.event.CommitSpan;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.AppendCondition;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.Receipt;
import dev.yore.store.RestoreException;
import dev.yore.store.StreamRange;
import dev.yore.testkit.internal.Gate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The history of one partition in memory, and the rules by which it grows. An append is decided in this order: is it a retry,
 * are its ids free, are the versions as expected, does the condition hold.
 *
 * <p>Not safe for threads: the store's {@link Gate} guards it.
 */
final class InMemoryPartition {

    private final Partition name;

    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<EventId, RecordedEvent> byId = new HashMap<>();
    private final Map<StreamId, List<RecordedEvent>> byStream = new LinkedHashMap<>();

    InMemoryPartition(Partition name) {
        this.name = name;
    }

    Partition name() {
        return name;
    }

    AppendResult append(Commit commit, Instant now) {
        var standing = firstStanding(commit);
        if (standing.isPresent()) {
            return standing(commit, standing.get());
        }
        var mismatches = mismatches(commit);
        if (!mismatches.isEmpty()) {
            return new AppendResult.Conflict(mismatches);
        }
        var offending = commit.condition().flatMap(this::firstOffending);
        if (offending.isPresent()) {
            return new AppendResult.ConditionFailed(offending.get().position());
        }
        return record(commit, notBeforeTheLast(now.truncatedTo(ChronoUnit.MICROS)));
    }

    Receipt restore(Commit commit, Position first, Instant recordedAt) {
        var standing = firstStanding(commit);
        if (standing.isPresent()) {
            return switch (standing(commit, standing.get())) {
                case Receipt receipt when receipt.commit().first().equals(first) -> receipt;
                case Receipt receipt ->
                    throw new RestoreException("the commit stands here already, at position "
                            + receipt.commit().first() + ", not " + first);
                case AppendResult.Refusal refusal -> throw refusal.toException();
            };
        }
        var next = next();
        if (!first.equals(next)) {
            throw new RestoreException("the next commit here is that at position " + next + ", not " + first);
        }
        if (!events.isEmpty() && recordedAt.isBefore(events.getLast().recordedAt())) {
            throw new RestoreException("the commit at position " + first + " was recorded at " + recordedAt
                    + ", before the one in front of it, at " + events.getLast().recordedAt());
        }
        return record(commit, recordedAt);
    }

    List<RecordedEvent> load(StreamId stream, StreamRange range) {
        var found = byStream.getOrDefault(stream, List.of()).stream()
                .filter(it -> it.version().compareTo(range.from()) >= 0)
                .filter(it -> it.version().compareTo(range.to()) <= 0)
                .filter(it -> range.includes(it.event().type()))
                .toList();
        return (range.backwards() ? found.reversed() : found)
                .stream().limit(range.limit()).toList();
    }

    /** All of its events. */
    List<RecordedEvent> events() {
        return Collections.unmodifiableList(events);
    }

    /** The event behind this rank, if the log reaches so far. */
    Optional<RecordedEvent> behind(long rank) {
        return rank < events.size() ? Optional.of(events.get((int) rank)) : Optional.empty();
    }

    /** How many events it has. */
    long size() {
        return events.size();
    }

    /** How many events it had at a time. */
    long sizeAt(Instant recordedAt) {
        return events.stream()
                .takeWhile(it -> !it.recordedAt().isAfter(recordedAt))
                .count();
    }

    Version version(StreamId stream) {
        return Version.of(byStream.getOrDefault(stream, List.of()).size());
    }

    Optional<RecordedEvent> find(EventId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Its streams, as they began. */
    Collection<StreamId> streams() {
        return byStream.keySet();
    }

    private Optional<RecordedEvent> firstStanding(Commit commit) {
        return commit.ids().stream().flatMap(id -> find(id).stream()).findFirst();
    }

    /** The answer to a commit of which this event stands here already. */
    private AppendResult standing(Commit commit, RecordedEvent standing) {
        return ids(standing.commit()).equals(commit.ids())
                ? receipt(standing.commit())
                : new AppendResult.IdTaken(standing.id(), standing.position());
    }

    private List<AppendResult.Mismatch> mismatches(Commit commit) {
        var mismatches = new ArrayList<AppendResult.Mismatch>();
        commit.events().stream().map(Event::stream).distinct().forEach(stream -> {
            var expected = commit.expected().getOrDefault(stream, ExpectedVersion.any());
            if (!expected.isMetBy(version(stream))) {
                mismatches.add(new AppendResult.Mismatch(stream, expected, version(stream)));
            }
        });
        return mismatches;
    }

    private Optional<RecordedEvent> firstOffending(AppendCondition condition) {
        return events.stream()
                .filter(it -> !condition.after().covers(it.position()))
                .filter(it -> condition.countsAgainst(it.event()))
                .findFirst();
    }

    private Instant notBeforeTheLast(Instant now) {
        return !events.isEmpty() && now.isBefore(events.getLast().recordedAt())
                ? events.getLast().recordedAt()
                : now;
    }

    private Receipt record(Commit commit, Instant recordedAt) {
        var span = new CommitSpan(next(), commit.events().size());
        for (var event : commit.events()) {
            var stream = byStream.computeIfAbsent(event.stream(), _ -> new ArrayList<>());
            var recorded = new RecordedEvent(event, Version.of(stream.size() + 1L), next(), recordedAt, span);
            events.add(recorded);
            stream.add(recorded);
            byId.put(event.id(), recorded);
        }
        return receipt(span);
    }

    private Position next() {
        return new Position(name, events.size() + 1L);
    }

    private Receipt receipt(CommitSpan span) {
        var versions = new HashMap<StreamId, Version>();
        eventsOf(span).forEach(it -> versions.put(it.stream(), it.version()));
        return new Receipt(span, eventsOf(span).getFirst().recordedAt(), versions);
    }

    private List<EventId> ids(CommitSpan span) {
        return eventsOf(span).stream().map(RecordedEvent::id).toList();
    }

    private List<RecordedEvent> eventsOf(CommitSpan span) {
        return events.subList((int) span.first().rank() - 1, (int) span.last().rank());
    }
}
