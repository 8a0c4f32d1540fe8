package dev.yore.deciding.internal.verdict;

import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.AppendCondition;
import dev.yore.store.Receipt;
import java.util.List;
import java.util.Optional;

/** What a shard, and those that it goes on from, have recorded so far. */
public interface Ledger {

    /** The version of a stream. */
    Version version(StreamId stream);

    /** The commit in which an event stands. */
    Optional<Standing> find(EventId id);

    /** The first event that violates a condition. */
    Optional<Position> violation(AppendCondition condition);

    /**
     * A commit that is recorded.
     *
     * @param ids of its events, in order
     * @param event the position of the event that was asked for
     * @param receipt its receipt
     */
    record Standing(List<EventId> ids, Position event, Receipt receipt) {

        /** Copies the list. */
        public Standing {
            ids = List.copyOf(ids);
        }
    }
}
