package dev.yore.store;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.InvalidEventException;
import dev.yore.event.StreamId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be appended as a whole: events, in order, and what must hold for them to be recorded.
 *
 * <pre>{@code
 * store.append(Commit.of(deposited, booked).expecting("acc_123", exactly(4)).when(noneMatching(query).after(checkpoint)));
 * }</pre>
 *
 * <p>A stream for which no version is expected may have any. A commit is recognised by the ids of its events: sent again,
 * however late and whatever it expected, it is recorded once.
 *
 * @param events in the order of recording; one or more; each id once
 * @param expected the versions that streams of these events must have
 * @param condition what must not have happened
 */
public record Commit(List<Event> events, Map<StreamId, ExpectedVersion> expected, Optional<AppendCondition> condition) {

    /** @throws InvalidEventException if there are no events, an id stands twice, or a stream is expected that gets none */
    public Commit {
        events = List.copyOf(events);
        expected = Map.copyOf(expected);
        requireEachIdOnce(events);
        requireEvents(events, expected.keySet());
    }

    /** A commit of these events on no condition. */
    public static Commit of(List<Event> events) {
        return new Commit(events, Map.of(), Optional.empty());
    }

    /** A commit of these events on no condition. */
    public static Commit of(Event... events) {
        return of(List.of(events));
    }

    /** The same, to be recorded only if the stream has the expected version. */
    public Commit expecting(StreamId stream, ExpectedVersion version) {
        var all = new LinkedHashMap<>(expected);
        all.put(stream, version);
        return new Commit(events, all, condition);
    }

    /** The same, to be recorded only if the stream has the expected version. */
    public Commit expecting(String stream, ExpectedVersion version) {
        return expecting(StreamId.of(stream), version);
    }

    /** The same, to be recorded only if the condition holds; it replaces an earlier one. */
    public Commit when(AppendCondition condition) {
        return new Commit(events, expected, Optional.of(condition));
    }

    /** The same with these events behind its own. */
    public Commit and(List<Event> more) {
        var all = new ArrayList<>(events);
        all.addAll(more);
        return new Commit(all, expected, condition);
    }

    /** The ids of its events, in order: what it is recognised by. */
    public List<EventId> ids() {
        return events.stream().map(Event::id).toList();
    }

    /**
     * The partition key that all of it concerns: that of each of its streams, and of the events that its condition counts. A log of
     * several partitions decides by it where the commit goes.
     *
     * @throws SpansPartitionsException if there are several
     */
    public String partitionKey() {
        var keys =
                events.stream().map(it -> it.stream().partitionKey()).distinct().toList();
        if (keys.size() > 1) {
            throw new SpansPartitionsException(
                    "the commit has streams of %d partition keys, among them \"%s\" and \"%s\""
                            .formatted(keys.size(), keys.get(0), keys.get(1)));
        }
        condition
                .map(AppendCondition::within)
                .filter(within -> !within.equals(Optional.of(keys.getFirst())))
                .ifPresent(within -> {
                    throw new SpansPartitionsException(
                            "the commit has streams of the partition key \"%s\", but its condition counts events of %s"
                                    .formatted(
                                            keys.getFirst(),
                                            within.map(it -> "\"" + it + "\"").orElse("every key")));
                });
        return keys.getFirst();
    }

    private static void requireEachIdOnce(List<Event> events) {
        if (events.isEmpty()) {
            throw new InvalidEventException("commit", "has no events");
        }
        if (events.size() == 1) {
            return;
        }
        var ids = HashSet.<EventId>newHashSet(events.size());
        for (var event : events) {
            if (!ids.add(event.id())) {
                throw new InvalidEventException("eventId", "stands twice in one commit: " + event.id());
            }
        }
    }

    private static void requireEvents(List<Event> events, Set<StreamId> streams) {
        for (var stream : streams) {
            if (events.stream().noneMatch(it -> it.stream().equals(stream))) {
                throw new InvalidEventException(
                        "commit", "expects a version of stream " + stream + ", but has no event for it");
            }
        }
    }
}
