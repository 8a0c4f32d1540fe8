package dev.yore.projection;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.yore.event.RecordedEvent;
import dev.yore.internal.Failures;
import dev.yore.projection.Status.State;
import dev.yore.store.EventStore;
import dev.yore.store.StoreClosedException;
import dev.yore.view.Changes;
import dev.yore.view.FencedException;
import dev.yore.view.Lease;
import dev.yore.view.LeaseHolder;
import dev.yore.view.Skip;
import dev.yore.view.Stop;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps one view up to date: applies what the log holds and then what comes, and waits at an event that cannot be applied. The
 * thread of its holder runs it; any thread may ask how it fares.
 */
final class ProjectionLoop<E, R> implements LeaseHolder.Task {

    /** So often it looks whether a view that it waits for has changed, and whether the log has moved past it. */
    private static final Duration TICK = Duration.ofMillis(100);

    private final EventStore store;
    private final ViewStore views;
    private final Projection<E, R> projection;
    private final ProjectionOptions options;
    private final Consumer<ProjectionLoop<?, ?>> listener;
    private final InstantSource clock;
    private volatile Progress progress;
    // Of the running thread alone.
    private boolean serving;

    ProjectionLoop(
            EventStore store,
            ViewStore views,
            Projection<E, R> projection,
            ProjectionOptions options,
            InstantSource clock,
            Consumer<ProjectionLoop<?, ?>> listener) {
        this.store = store;
        this.views = views;
        this.projection = projection;
        this.options = options;
        this.clock = clock;
        this.listener = listener;
        this.progress = Progress.none(clock.instant());
    }

    Projection<E, R> projection() {
        return projection;
    }

    Progress progress() {
        return progress;
    }

    @Override
    public void standingBy(Optional<ViewInfo> view) {
        show(progress.standingBy(view));
    }

    @Override
    public void retrying(Throwable problem) {
        show(progress.waitingFor(problem.toString()));
    }

    @Override
    public void ended() {
        show(progress.in(State.CLOSED));
    }

    @Override
    public void run(Lease lease, LeaseHolder holder) {
        try (var applier = applier()) {
            while (!holder.isClosed()) {
                var view = awaitNoStop(lease, holder);
                if (!holder.isClosed()) {
                    follow(lease, holder, view, applier);
                }
            }
        }
    }

    private Applier applier() {
        return projection.work() instanceof Work.Transactional<E, R, ?> work
                ? new TransactionApplier<>(views, projection.selection(), work)
                : RowApplier.of(projection, views, options);
    }

    /** Waits while the view is stopped. */
    private ViewInfo awaitNoStop(Lease lease, LeaseHolder holder) {
        while (true) {
            var view = views.view(projection.id()).orElseThrow(() -> new FencedException(lease));
            serving = view.serving();
            progress = progress.opened(view);
            if (view.stop().isEmpty() || holder.isClosed()) {
                return view;
            }
            show(progress.stopped(view.stop().get()));
            holder.pause(TICK);
            holder.renewIfDue(lease);
        }
    }

    /** Applies events until one stops it, or it is closed. */
    private void follow(Lease lease, LeaseHolder holder, ViewInfo view, Applier applier) {
        var skipped = views.skips(projection.id()).stream().map(Skip::position).collect(toUnmodifiableSet());
        show(progress.in(working()));
        try (var follower = store.follow(projection.query(), view.checkpoint())) {
            var reader = new BatchReader(follower, projection, options, skipped);
            boolean going = true;
            while (going && !holder.isClosed()) {
                var batch = reader.next(TICK);
                if (reader.isClosed()) {
                    throw new StoreClosedException("the event store was closed");
                }
                if (batch.events().isEmpty()) {
                    idle(lease, holder, batch);
                } else {
                    going = apply(lease, holder, batch, applier);
                }
                if (holder.renewIfDue(lease)) {
                    serving = views.serving(projection.id().name()).equals(Optional.of(projection.id()));
                }
            }
        }
    }

    /** There was nothing to apply; but the log may have moved on, by events of others. */
    private void idle(Lease lease, LeaseHolder holder, BatchReader.Batch batch) {
        boolean moved = !batch.end().equals(progress.checkpoint());
        if (moved) {
            views.write(lease, Changes.none(batch.end()));
            var state = batch.full() ? working() : State.LIVE;
            show(progress.advanced(state, batch.end(), 0, TICK, clock.instant()));
        } else if (!batch.full()) {
            show(progress.idle(clock.instant()));
        }
        holder.succeeded(moved);
    }

    /** Applies a batch; false if an event of it stopped the view. */
    private boolean apply(Lease lease, LeaseHolder holder, BatchReader.Batch batch, Applier applier) {
        var left = batch.events();
        while (!left.isEmpty()) {
            var before = progress.checkpoint();
            var start = System.nanoTime();
            var done = applier.apply(lease, left, before, batch.end());
            holder.succeeded(true);
            var reached = Applier.reached(before, left, done.events(), batch.end());
            boolean more = batch.full() || done.events() < left.size();
            var took = Duration.ofNanos(System.nanoTime() - start);
            show(progress.advanced(more ? working() : State.LIVE, reached, done.events(), took, clock.instant()));
            if (done.failure().isPresent()) {
                stop(lease, left.get(done.events()), done.failure().get());
                return false;
            }
            left = left.subList(done.events(), left.size());
        }
        return true;
    }

    private void stop(Lease lease, RecordedEvent at, Throwable cause) {
        var stop = new Stop(at.position(), at.id(), Failures.text(cause), clock.instant());
        views.stop(lease, stop);
        show(progress.stopped(stop));
    }

    private State working() {
        return serving ? State.CATCHING_UP : State.REBUILDING;
    }

    private void show(Progress next) {
        boolean changed = next.state() != progress.state() || !next.checkpoint().equals(progress.checkpoint());
        progress = next;
        if (changed) {
            listener.accept(this);
        }
    }
}
