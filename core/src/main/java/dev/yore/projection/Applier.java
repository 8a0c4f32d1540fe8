package dev.yore.projection;

import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.view.Lease;
import java.util.List;

/** Applies events to a view, each exactly once. For one thread at a time. */
interface Applier extends AutoCloseable {

    /**
     * Applies the first events of a batch, in one transaction, as many as go together. Where less than all of them do, it
     * applies those before the one that fails, or that are too many.
     *
     * @param before how far the view has come
     * @param after how far it has come when all of them are applied
     */
    Attempt apply(Lease lease, List<RecordedEvent> events, Checkpoint before, Checkpoint after);

    @Override
    void close();

    /** How far a view has come when the first so many events of a batch are applied. */
    static Checkpoint reached(Checkpoint before, List<RecordedEvent> events, int count, Checkpoint after) {
        if (count == events.size()) {
            return after;
        }
        var checkpoint = before;
        for (var event : events.subList(0, count)) {
            checkpoint = checkpoint.with(event.position());
        }
        return checkpoint;
    }
}
