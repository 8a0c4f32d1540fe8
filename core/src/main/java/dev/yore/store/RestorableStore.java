package dev.yore.store;

import dev.yore.event.Event;
import dev.yore.event.Position;
import java.time.Instant;
import java.util.List;

/**
 * A store that can take over the history of another one exactly, with its times of recording: the target of an import,
 * and the replica of a log that lies elsewhere.
 */
public interface RestorableStore extends EventStore {

    /**
     * Appends a commit as another log recorded it. A commit that stands here already, at the same position, is left as it
     * is. As with an append, the ids of its events are looked at first.
     *
     * @param events its events, in order
     * @param first the position of its first event: the one behind this store's last
     * @param recordedAt when the other log took it: not before the last event here
     * @return the receipt, durable
     * @throws RestoreException if it does not continue this store's history exactly; nothing was recorded
     * @throws IdTakenException if an event's id stands in another commit; nothing was recorded
     * @throws LimitExceededException if the commit is too large; nothing was recorded
     */
    Receipt restore(List<Event> events, Position first, Instant recordedAt);

    /**
     * Appends commits that follow one another, as another log recorded them, and returns when all of them are durable. An engine may
     * let them share a sync, where one after the other each waits for its own.
     *
     * <p>Each is whole by itself. If one is refused, those before it are recorded, and the refusal is thrown; so the same call
     * again, or {@link #restore} for one after the other, goes on where this one ended.
     *
     * @return the receipts, in order
     * @throws RestoreException if one does not continue the history exactly
     * @throws IdTakenException if an event's id stands in another commit
     * @throws LimitExceededException if one of them is too large; nothing was recorded
     */
    default List<Receipt> restoreAll(List<RecordedCommit> commits) {
        commits.forEach(it -> limits().check(Commit.of(it.events())));
        return commits.stream()
                .map(it -> restore(it.events(), it.first(), it.recordedAt()))
                .toList();
    }
}
