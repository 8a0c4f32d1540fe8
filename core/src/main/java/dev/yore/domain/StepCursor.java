package dev.yore.domain;

import dev.yore.event.RecordedEvent;
import dev.yore.store.Cursor;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;

/** Folds events one by one. */
final class StepCursor<S, E> implements Cursor<Step<S, E>> {

    private final Cursor<RecordedEvent> events;
    private final Decider<?, S, E> decider;
    private final EventCodec<E> codec;
    private final Queue<Step<S, E>> ready = new ArrayDeque<>();
    private S state;

    StepCursor(Cursor<RecordedEvent> events, Decider<?, S, E> decider, EventCodec<E> codec) {
        this.events = events;
        this.decider = decider;
        this.codec = codec;
        this.state = decider.initial();
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && events.hasNext()) {
            var recorded = events.next();
            for (var event : codec.decode(recorded.event())) {
                state = decider.evolve(state, event);
                ready.add(new Step<>(recorded, event, state));
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public Step<S, E> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    @Override
    public void close() {
        ready.clear();
        events.close();
    }
}
