package dev.yore.store;

import dev.yore.event.Event;
import dev.yore.event.StreamId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Appends many events that need not be recorded together, in as few commits as the store takes: one, or where that would span
 * partitions one for each partition key, all at the same time. For one thread.
 */
public final class Bulk {

    private final EventStore store;
    private boolean apart;

    /** Appends to this store. */
    public Bulk(EventStore store) {
        this.store = store;
    }

    /**
     * A part of what was to be appended.
     *
     * @param commit its events, of one partition key or of all, in their order
     * @param result what became of it: it is whole or not there
     */
    public record Part(Commit commit, AppendResult result) {}

    /**
     * Appends events. Each stream's stay in their order, and in one commit.
     *
     * @param expected the versions that streams of these events must have; of others none may be named
     * @return what became of them, part by part
     * @throws LimitExceededException if a part is too large
     * @throws OutcomeUnknownException if it is unknown whether a part was recorded; others may be
     */
    public List<Part> append(List<Event> events, Map<StreamId, ExpectedVersion> expected) {
        if (!apart) {
            var whole = new Commit(events, expected, Optional.empty());
            try {
                return List.of(new Part(whole, store.tryAppend(whole)));
            } catch (SpansPartitionsException _) {
                apart = true;
            }
        }
        return appendApart(byPartitionKey(events, expected));
    }

    private static List<Commit> byPartitionKey(List<Event> events, Map<StreamId, ExpectedVersion> expected) {
        var byKey = new LinkedHashMap<String, List<Event>>();
        events.forEach(it -> byKey.computeIfAbsent(it.stream().partitionKey(), _ -> new ArrayList<>())
                .add(it));
        return byKey.values().stream().map(it -> commit(it, expected)).toList();
    }

    private static Commit commit(List<Event> events, Map<StreamId, ExpectedVersion> expected) {
        var own = new LinkedHashMap<StreamId, ExpectedVersion>();
        for (var event : events) {
            var version = expected.get(event.stream());
            if (version != null) {
                own.put(event.stream(), version);
            }
        }
        return new Commit(events, own, Optional.empty());
    }

    private List<Part> appendApart(List<Commit> commits) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var appending = commits.stream()
                    .map(it -> threads.submit(() -> new Part(it, store.tryAppend(it))))
                    .toList();
            return appending.stream().map(Bulk::join).toList();
        }
    }

    private static Part join(Future<Part> part) {
        try {
            return part.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException it -> throw it;
                case Error it -> throw it;
                case null, default -> throw new IllegalStateException("an append throws nothing that is checked", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknownException("interrupted while events were being appended", e);
        }
    }
}
