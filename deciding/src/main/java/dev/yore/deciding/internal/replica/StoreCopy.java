package dev.yore.deciding.internal.replica;

import dev.yore.deciding.internal.verdict.OriginMark;
import dev.yore.event.Event;
import dev.yore.event.Partition;
import dev.yore.event.RecordedEvent;
import dev.yore.shard.Sequence;
import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.RecordedCommit;
import dev.yore.store.RestorableStore;
import dev.yore.store.UnreadableStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** Brings a store that holds the beginning of another one's history on to its end, commit by commit. For one thread. */
final class StoreCopy {

    private static final int MOST_COMMITS = 1_000;
    private static final long MOST_BYTES = 4 << 20;

    private final EventStore from;
    private final RestorableStore to;
    private final LongConsumer progress;
    private final List<RecordedCommit> waiting = new ArrayList<>();
    private long waitingBytes;
    private long copied;

    /** @param progress is told how many events more are copied and durable */
    StoreCopy(EventStore from, RestorableStore to, LongConsumer progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /** Copies what is missing, as long as commits are wanted, and says how many events that was. */
    long copy(Predicate<RecordedCommit> wanted) {
        long head = rank(to.head());
        requireBeginning(head);
        try (var events = from.read(Query.all(), LogRange.all().after(Checkpoint.of(head)))) {
            while (events.hasNext()) {
                var commit = next(events.next(), events::next);
                if (!wanted.test(commit)) {
                    break;
                }
                take(commit);
            }
        }
        flush();
        return copied;
    }

    /** Where the record stands that a commit was. */
    static Optional<Sequence> sequence(RecordedCommit commit) {
        return OriginMark.of(commit.events().getFirst());
    }

    private interface More {
        RecordedEvent next();
    }

    private static RecordedCommit next(RecordedEvent first, More more) {
        var events = new ArrayList<Event>(first.commit().size());
        events.add(first.event());
        while (events.size() < first.commit().size()) {
            events.add(more.next().event());
        }
        return new RecordedCommit(events, first.position(), first.recordedAt());
    }

    private void take(RecordedCommit commit) {
        waiting.add(commit);
        waitingBytes += commit.events().stream().mapToLong(Event::size).sum();
        if (waiting.size() == MOST_COMMITS || waitingBytes >= MOST_BYTES) {
            flush();
        }
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            to.restoreAll(waiting);
            long events = waiting.stream().mapToLong(it -> it.events().size()).sum();
            copied += events;
            progress.accept(events);
            waiting.clear();
            waitingBytes = 0;
        }
    }

    private void requireBeginning(long head) {
        if (head > 0 && !at(from, head).equals(at(to, head))) {
            throw new UnreadableStoreException(
                    "what lies there is no beginning of this history: its event %d is another one".formatted(head));
        }
    }

    private static Optional<RecordedEvent> at(EventStore store, long rank) {
        try (var events = store.read(
                Query.all(), LogRange.all().after(Checkpoint.of(rank - 1)).limit(1))) {
            return events.hasNext() ? Optional.of(events.next()) : Optional.empty();
        }
    }

    private static long rank(Checkpoint head) {
        return head.rank(Partition.SINGLE);
    }
}
