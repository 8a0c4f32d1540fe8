package dev.yore.projection;

import dev.yore.domain.AsOf;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.store.Cursor;
import dev.yore.store.EventStore;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** The events that changed a row, each with the row before and after it. */
final class RowHistory<E, R> implements Cursor<RowStep<E, R>> {

    private final Projection<E, R> projection;
    private final String key;
    private final Cursor<RecordedEvent> events;
    private final RowBuffer<R> rows;
    private final ArrayDeque<RowStep<E, R>> ready = new ArrayDeque<>();

    private RowHistory(Projection<E, R> projection, String key, Cursor<RecordedEvent> events) {
        this.projection = projection;
        this.key = key;
        this.events = events;
        this.rows = new RowBuffer<>(projection.rowType(), _ -> Map.of(), Integer.MAX_VALUE);
    }

    static <E, R> RowHistory<E, R> of(
            Projection<E, R> projection, EventStore store, String key, AsOf asOf, Set<Position> without) {
        var past = new PastEvents(projection, asOf, without);
        boolean byStream = projection.work() instanceof Work.Keyed<E, R> keyed && keyed.byStream();
        return new RowHistory<>(projection, key, byStream ? past.read(store, key) : past.read(store, past.end(store)));
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && events.hasNext()) {
            apply(events.next());
        }
        return !ready.isEmpty();
    }

    @Override
    public RowStep<E, R> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no event more changed row " + key);
        }
        return ready.removeFirst();
    }

    @Override
    public void close() {
        ready.clear();
        events.close();
    }

    private void apply(RecordedEvent event) {
        try {
            for (var fact : projection.selection().facts(event)) {
                var before = rows.get(key);
                if (apply(fact)) {
                    ready.add(new RowStep<>(fact, before, rows.get(key)));
                }
            }
        } catch (RuntimeException e) {
            throw new ProjectionFailedException(projection.id(), event, e);
        }
    }

    /** Applies a fact, as far as it may concern the row; whether it did. */
    private boolean apply(Fact<E> fact) {
        rows.settle();
        switch (projection.work()) {
            case Work.Keyed<E, R> keyed -> {
                if (keyed.key().apply(fact).equals(key)) {
                    rows.set(key, keyed.fold().apply(rows.get(key), fact));
                }
            }
            case Work.Free<E, R> free -> free.apply().apply(fact, rows);
            case Work.Transactional<E, R, ?> _ ->
                throw new UnsupportedOperationException(
                        "projection " + projection.id() + " writes tables of its own and has no rows to explain");
        }
        return rows.hasChanged(key);
    }
}
