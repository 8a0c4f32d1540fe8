package dev.yore.correction;

import dev.yore.event.RecordedEvent;
import dev.yore.store.Cursor;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;

/** The corrections that are missing, worked out as they are asked for. */
final class PlanCursor<E> implements Cursor<Planned<E>> {

    private final Plan<E> plan;
    private final Cursor<RecordedEvent> candidates;
    private final Queue<Planned<E>> ready = new ArrayDeque<>();

    PlanCursor(Plan<E> plan) {
        this.plan = plan;
        this.candidates = plan.candidates();
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && candidates.hasNext()) {
            ready.addAll(plan.needOf(candidates.next()).missing());
        }
        return !ready.isEmpty();
    }

    @Override
    public Planned<E> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    @Override
    public void close() {
        ready.clear();
        candidates.close();
    }
}
