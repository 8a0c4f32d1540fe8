package dev.yore.projection;

import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import dev.yore.internal.Failures;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds events that may change any rows, one after the other. */
final class FreeFold<E, R> implements RowFold {

    private final Selection<E> selection;
    private final Projection.Apply<E, R> apply;
    private final RowBuffer<R> rows;
    private final int rowsPerBatch;

    FreeFold(Selection<E> selection, Projection.Apply<E, R> apply, RowBuffer<R> rows, int rowsPerBatch) {
        this.selection = selection;
        this.apply = apply;
        this.rows = rows;
        this.rowsPerBatch = rowsPerBatch;
    }

    @Override
    @SuppressWarnings("CatchThrowable") // whatever an event does, the projection stops at it and the others go on
    public Attempt fold(List<RecordedEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            try {
                for (var fact : selection.facts(events.get(i))) {
                    apply.apply(fact, rows);
                }
            } catch (dev.yore.view.ViewUnavailableException e) {
                throw e;
            } catch (Throwable e) {
                return Attempt.failed(i, Failures.ofEvent(e));
            }
            if (rows.changed() > rowsPerBatch && i > 0) {
                return Attempt.all(i);
            }
        }
        return Attempt.all(events.size());
    }

    @Override
    public Map<String, Optional<Json>> changes() {
        return RowFold.toMap(List.of(rows.changes()));
    }

    @Override
    public void settle() {
        rows.settle();
    }

    @Override
    public void forget() {
        rows.forget();
    }
}
