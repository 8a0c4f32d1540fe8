package dev.yore.projection;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.yore.YoreException;
import dev.yore.event.RecordedEvent;
import dev.yore.projection.Status.State;
import dev.yore.store.EventStore;
import dev.yore.store.StoreClosedException;
import dev.yore.view.Changes;
import dev.yore.view.FencedException;
import dev.yore.view.Lease;
import dev.yore.view.Skip;
import dev.yore.view.Stop;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Keeps one view up to date: takes its lease, applies what the log holds and then what comes, and waits where it cannot go
 * on. One thread runs it; any thread may close it and ask how it fares.
 */
final class ProjectionLoop<E, R> implements Runnable {

    /** So often it looks whether a view that it waits for has changed, and whether the log has moved past it. */
    private static final Duration TICK = Duration.ofMillis(100);

    private static final int RENEWALS = 3;
    private static final int MAX_DOUBLINGS = 20;

    private final EventStore store;
    private final ViewStore views;
    private final Projection<E, R> projection;
    private final ProjectionOptions options;
    private final String owner;
    private final Consumer<ProjectionLoop<?, ?>> listener;
    private final InstantSource clock;
    private final Pause pause = new Pause();
    private volatile boolean closed;
    private volatile Progress progress;
    // Of the running thread alone.
    private int failures;
    private boolean serving;
    private Instant renewed = Instant.MIN;

    ProjectionLoop(
            EventStore store,
            ViewStore views,
            Projection<E, R> projection,
            ProjectionOptions options,
            String owner,
            InstantSource clock,
            Consumer<ProjectionLoop<?, ?>> listener) {
        this.store = store;
        this.views = views;
        this.projection = projection;
        this.options = options;
        this.owner = owner;
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

    /** Lets it look again at what it waits for. */
    void wake() {
        pause.wake();
    }

    void close() {
        closed = true;
        pause.wake();
    }

    @Override
    @SuppressWarnings("CatchThrowable") // whatever goes wrong is shown in the status, and tried again
    public void run() {
        while (!closed) {
            try {
                holdLease();
            } catch (StoreClosedException _) {
                closed = true;
            } catch (FencedException _) {
                show(progress.in(State.STANDING_BY));
                pause.await(TICK);
            } catch (Throwable e) {
                show(progress.waitingFor(e.toString()));
                pause.await(backoff());
            }
        }
        show(progress.in(State.CLOSED));
    }

    private void holdLease() {
        var lease = views.acquire(projection.id(), owner, options.lease());
        if (lease.isEmpty()) {
            show(progress.in(State.STANDING_BY));
            pause.await(options.lease().dividedBy(RENEWALS));
            return;
        }
        try (var applier = applier()) {
            renewed = clock.instant();
            while (!closed) {
                var view = awaitNoStop(lease.get());
                if (!closed) {
                    follow(lease.get(), view, applier);
                }
            }
        } finally {
            release(lease.get());
        }
    }

    private void release(Lease lease) {
        try {
            views.release(lease);
        } catch (YoreException _) {
            // It runs out by itself.
        }
    }

    private Applier applier() {
        return projection.work() instanceof Work.Transactional<E, R, ?> work
                ? new TransactionApplier<>(views, projection.selection(), work)
                : RowApplier.of(projection, views, options);
    }

    /** Waits while the view is stopped. */
    private ViewInfo awaitNoStop(Lease lease) {
        while (true) {
            var view = views.view(projection.id()).orElseThrow(() -> new FencedException(lease));
            serving = view.serving();
            progress = progress.opened(view);
            if (view.stop().isEmpty() || closed) {
                return view;
            }
            show(progress.stopped(view.stop().get()));
            pause.await(TICK);
            renewIfDue(lease);
        }
    }

    /** Applies events until one stops it, or it is closed. */
    private void follow(Lease lease, ViewInfo view, Applier applier) {
        var skipped = views.skips(projection.id()).stream().map(Skip::position).collect(toUnmodifiableSet());
        show(progress.in(working()));
        try (var follower = store.follow(projection.query(), view.checkpoint())) {
            var reader = new BatchReader(follower, projection, options, skipped);
            boolean going = true;
            while (going && !closed) {
                var batch = reader.next(TICK);
                if (reader.isClosed()) {
                    throw new StoreClosedException("the event store was closed");
                }
                going = batch.events().isEmpty() ? idle(lease, batch) : apply(lease, batch, applier);
                failures = 0;
                renewIfDue(lease);
            }
        }
    }

    private boolean idle(Lease lease, BatchReader.Batch batch) {
        if (!batch.end().equals(progress.checkpoint())) {
            views.write(lease, Changes.none(batch.end()));
            renewed = clock.instant();
            show(progress.advanced(working(), batch.end(), 0, TICK, renewed));
        } else if (!batch.full()) {
            show(progress.idle(clock.instant()));
        }
        return true;
    }

    /** Applies a batch; false if an event of it stopped the view. */
    private boolean apply(Lease lease, BatchReader.Batch batch, Applier applier) {
        var left = batch.events();
        while (!left.isEmpty()) {
            var before = progress.checkpoint();
            var start = System.nanoTime();
            var done = applier.apply(lease, left, before, batch.end());
            renewed = clock.instant();
            var reached = Applier.reached(before, left, done.events(), batch.end());
            boolean more = batch.full() || done.events() < left.size();
            show(progress.advanced(
                    more ? working() : State.LIVE,
                    reached,
                    done.events(),
                    Duration.ofNanos(System.nanoTime() - start),
                    renewed));
            if (done.failure().isPresent()) {
                stop(lease, left.get(done.events()), done.failure().get());
                return false;
            }
            left = left.subList(done.events(), left.size());
        }
        return true;
    }

    private void stop(Lease lease, RecordedEvent at, Throwable cause) {
        var stop = new Stop(at.position(), at.id(), cause.toString(), clock.instant());
        views.stop(lease, stop);
        show(progress.stopped(stop));
    }

    private void renewIfDue(Lease lease) {
        if (Duration.between(renewed, clock.instant()).compareTo(options.lease().dividedBy(RENEWALS)) >= 0) {
            views.renew(lease, options.lease());
            renewed = clock.instant();
            serving = views.serving(projection.id().name())
                    .filter(projection.id()::equals)
                    .isPresent();
        }
    }

    private State working() {
        return serving ? State.CATCHING_UP : State.REBUILDING;
    }

    private Duration backoff() {
        long wait = options.firstRetry()
                .multipliedBy(1L << Math.min(failures++, MAX_DOUBLINGS))
                .toNanos();
        long longest = Math.min(wait, options.lastRetry().toNanos());
        return Duration.ofNanos(longest - ThreadLocalRandom.current().nextLong(1 + longest / 2));
    }

    private void show(Progress next) {
        boolean changed = next.state() != progress.state() || !next.checkpoint().equals(progress.checkpoint());
        progress = next;
        if (changed) {
            listener.accept(this);
        }
    }
}
