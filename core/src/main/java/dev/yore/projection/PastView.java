package dev.yore.projection;

import dev.yore.domain.AsOf;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import dev.yore.view.Changes;
import dev.yore.view.Lease;
import dev.yore.view.MemoryViewStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A view as it was at some point, computed into memory. */
final class PastView<E, R> {

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final EventStore store;
    private final Projection<E, R> projection;
    private final PastEvents past;
    private final MemoryViewStore views = new MemoryViewStore();

    PastView(EventStore store, Projection<E, R> projection, AsOf asOf, Set<Position> without) {
        this.store = store;
        this.projection = projection;
        this.past = new PastEvents(projection, asOf, without);
    }

    MemoryViewStore compute() {
        var lease = views.acquire(projection.id(), "replay", FOR_EVER).orElseThrow();
        var options = ProjectionOptions.DEFAULT;
        var end = past.end(store);
        try (var applier = RowApplier.of(projection, views, options);
                var events = past.read(store, end)) {
            var batch = new ArrayList<RecordedEvent>();
            for (var event : events) {
                batch.add(event);
                if (batch.size() == options.batchEvents()) {
                    apply(applier, lease, batch, end);
                    batch.clear();
                }
            }
            apply(applier, lease, batch, end);
        }
        views.write(lease, Changes.none(end));
        return views;
    }

    private void apply(Applier applier, Lease lease, List<RecordedEvent> batch, Checkpoint end) {
        var left = List.copyOf(batch);
        while (!left.isEmpty()) {
            var done = applier.apply(lease, left, Checkpoint.START, end);
            if (done.failure().isPresent()) {
                throw new ProjectionFailedException(
                        projection.id(), left.get(done.events()), done.failure().get());
            }
            left = left.subList(done.events(), left.size());
        }
    }
}
