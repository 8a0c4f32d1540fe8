package dev.yore.projection;

import dev.yore.event.RecordedEvent;
import dev.yore.internal.Failures;
import dev.yore.store.Checkpoint;
import dev.yore.view.Changes;
import dev.yore.view.FencedException;
import dev.yore.view.Lease;
import dev.yore.view.NoSuchViewException;
import dev.yore.view.UnreadableViewsException;
import dev.yore.view.ViewStore;
import dev.yore.view.ViewUnavailableException;
import java.util.List;

/** Applies events by folding them into rows in memory, and writes each changed row once a batch. */
final class RowApplier implements Applier {

    private static final long GROWTH = 4;

    private final ViewStore views;
    private final RowFold fold;
    private final Workers workers;

    /** No more events than this are tried together: where few go into one write, it is in vain to decode many. */
    private int most = Integer.MAX_VALUE;

    private RowApplier(ViewStore views, RowFold fold, Workers workers) {
        this.views = views;
        this.fold = fold;
        this.workers = workers;
    }

    static <E, R> RowApplier of(Projection<E, R> projection, ViewStore views, ProjectionOptions options) {
        int threads = projection.work() instanceof Work.Keyed ? options.threads() : 1;
        var workers = new Workers(threads, "yore-fold-" + projection.id());
        return new RowApplier(views, fold(projection, views, options, workers), workers);
    }

    private static <E, R> RowFold fold(
            Projection<E, R> projection, ViewStore views, ProjectionOptions options, Workers workers) {
        int rowsPerBatch = views.limits().rowsPerBatch();
        int kept = options.rowsInMemory() / workers.count();
        return switch (projection.work()) {
            case Work.Keyed<E, R> keyed ->
                new KeyedFold<>(
                        projection.selection(),
                        keyed,
                        workers,
                        keys -> views.rows(projection.id(), keys),
                        () -> new RowBuffer<>(projection.rowType(), keys -> views.rows(projection.id(), keys), kept),
                        rowsPerBatch);
            case Work.Free<E, R> free ->
                new FreeFold<>(
                        projection.selection(),
                        free.apply(),
                        new RowBuffer<>(projection.rowType(), keys -> views.rows(projection.id(), keys), kept),
                        rowsPerBatch);
            case Work.Transactional<E, R, ?> _ -> throw new IllegalArgumentException("it has no rows");
        };
    }

    @Override
    @SuppressWarnings("CatchThrowable") // a row that cannot be read or written: the projection stops at what made it
    public Attempt apply(Lease lease, List<RecordedEvent> events, Checkpoint before, Checkpoint after) {
        int tried = Math.min(events.size(), most);
        var target = Attempt.all(tried);
        do {
            var taken = events.subList(0, target.events());
            boolean written = false;
            try {
                var attempt = fold.fold(taken);
                if (attempt.events() == taken.size()) {
                    var checkpoint = Applier.reached(before, events, taken.size(), after);
                    views.write(lease, new Changes(fold.changes(), checkpoint, taken.size()));
                    fold.settle();
                    written = true;
                    if (taken.size() < tried || tried == most) {
                        most = (int) Math.min(GROWTH * taken.size(), Integer.MAX_VALUE);
                    }
                    return target;
                }
                target = attempt;
            } catch (ViewUnavailableException | FencedException | NoSuchViewException | UnreadableViewsException e) {
                throw e;
            } catch (Throwable e) {
                target = Attempt.halved(taken.size(), Failures.ofEvent(e));
            } finally {
                if (!written) {
                    fold.forget();
                }
            }
        } while (target.events() > 0);
        return target;
    }

    @Override
    public void close() {
        workers.close();
    }
}
