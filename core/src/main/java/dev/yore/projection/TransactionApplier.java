package dev.yore.projection;

import dev.yore.event.RecordedEvent;
import dev.yore.internal.Failures;
import dev.yore.store.Checkpoint;
import dev.yore.view.Changes;
import dev.yore.view.FencedException;
import dev.yore.view.Lease;
import dev.yore.view.NoSuchViewException;
import dev.yore.view.ViewStore;
import dev.yore.view.ViewUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Applies events in the transaction of the view store, by its own means. */
final class TransactionApplier<E, T> implements Applier {

    private final ViewStore views;
    private final Selection<E> selection;
    private final Work.Transactional<E, ?, T> work;

    TransactionApplier(ViewStore views, Selection<E> selection, Work.Transactional<E, ?, T> work) {
        this.views = views;
        this.selection = selection;
        this.work = work;
    }

    @Override
    public Attempt apply(Lease lease, List<RecordedEvent> events, Checkpoint before, Checkpoint after) {
        var target = Attempt.all(events.size());
        do {
            var taken = events.subList(0, target.events());
            var attempt = attempt(lease, taken, Applier.reached(before, events, taken.size(), after));
            if (attempt.events() == taken.size()) {
                return target;
            }
            target = attempt;
        } while (target.events() > 0);
        return target;
    }

    @SuppressWarnings("CatchThrowable") // whatever an event does, the projection stops at it and the others go on
    private Attempt attempt(Lease lease, List<RecordedEvent> events, Checkpoint after) {
        var applied = new AtomicInteger(-1);
        try {
            views.write(lease, work.resource(), resource -> {
                applied.set(0);
                for (var event : events) {
                    for (var fact : selection.facts(event)) {
                        work.apply().apply(fact, resource);
                    }
                    applied.incrementAndGet();
                }
                return new Changes(Map.of(), after, events.size());
            });
            return Attempt.all(events.size());
        } catch (ViewUnavailableException | FencedException | NoSuchViewException e) {
            throw e;
        } catch (UnsupportedOperationException e) {
            if (applied.get() < 0) {
                throw e; // it is the store that has no such resource
            }
            return failed(applied.get(), events.size(), e);
        } catch (Throwable e) {
            return failed(applied.get(), events.size(), Failures.ofEvent(e));
        }
    }

    /** Where an event failed; if it was the end of the transaction that failed, half of the events are tried. */
    private static Attempt failed(int applied, int events, Throwable failure) {
        return applied < events ? Attempt.failed(Math.max(0, applied), failure) : Attempt.halved(events, failure);
    }

    @Override
    public void close() {}
}
