package dev.yore.projection;

import dev.yore.internal.Threads;
import dev.yore.internal.Watchers;
import dev.yore.projection.Status.State;
import dev.yore.store.EventStore;
import dev.yore.view.LeaseHolder;
import dev.yore.view.NoSuchViewException;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewStore;
import dev.yore.view.ViewUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Projections that are run: each applies what the log holds to its view, then what comes, at its own pace.
 *
 * <pre>{@code
 * try (var running = Projections.start(store, views, List.of(BALANCES, MONTHS))) {
 *     running.awaitCaughtUp(Duration.ofMinutes(1));
 *     View.of(views, BALANCES).get("acc_123");
 * }
 * }</pre>
 *
 * <p>An event that cannot be applied stops its projection alone, until it is resumed or told to skip the event. Where a store
 * cannot be reached, a projection waits and goes on by itself. Of several processes that run the same projection one works and
 * the others stand by. Any thread may call any method.
 */
public final class Projections implements AutoCloseable {

    private final EventStore store;
    private final ViewStore views;
    private final InstantSource clock;
    private final Map<ViewId, ProjectionLoop<?, ?>> loops = new LinkedHashMap<>();
    private final Map<ViewId, LeaseHolder> holders = new LinkedHashMap<>();
    private final List<Thread> threads;
    private final Watchers<Status> watchers = new Watchers<>();

    private Projections(
            EventStore store,
            ViewStore views,
            Collection<? extends Projection<?, ?>> projections,
            ProjectionOptions options,
            InstantSource clock) {
        this.store = store;
        this.views = views;
        this.clock = clock;
        var owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        for (var projection : projections) {
            var loop = new ProjectionLoop<>(store, views, projection, options, clock, this::changed);
            holders.put(projection.id(), new LeaseHolder(views, projection.id(), owner, options.waits(), loop));
            if (loops.put(projection.id(), loop) != null) {
                throw new IllegalArgumentException("two projections are called " + projection.id());
            }
        }
        threads = holders.entrySet().stream()
                .map(it -> Thread.ofPlatform()
                        .name("yore-projection-" + it.getKey())
                        .daemon()
                        .unstarted(it.getValue()))
                .toList();
    }

    /**
     * Starts projections.
     *
     * @param store is read, and stays open; it is closed after these are
     * @param views is written, and stays open
     */
    public static Projections start(
            EventStore store, ViewStore views, Collection<? extends Projection<?, ?>> projections) {
        return start(store, views, projections, ProjectionOptions.DEFAULT);
    }

    /** Starts projections with options. */
    public static Projections start(
            EventStore store,
            ViewStore views,
            Collection<? extends Projection<?, ?>> projections,
            ProjectionOptions options) {
        var started = new Projections(store, views, projections, options, InstantSource.system());
        started.threads.forEach(Thread::start);
        return started;
    }

    /** How each of them fares. */
    public List<Status> statuses() {
        return loops.values().stream().map(this::status).toList();
    }

    /**
     * How one of them fares.
     *
     * @throws NoSuchViewException if it is not run here
     */
    public Status status(ViewId id) {
        return status(require(id));
    }

    /**
     * Has a listener told, on a projection's own thread, when it gets further or does something else from now on. What it throws goes
     * to the thread's handler of uncaught exceptions, and stops nothing.
     */
    public void onChange(Consumer<Status> listener) {
        watchers.add(listener);
    }

    /**
     * Waits until each of them has applied what the log holds now.
     *
     * @return false if one of them has not in this time, or is stopped or closed before it
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitCaughtUp(Duration longest) throws InterruptedException {
        var head = store.head();
        var waiting = new HashSet<>(loops.values());
        return watchers.await(
                () -> {
                    waiting.removeIf(it -> it.progress().checkpoint().covers(head));
                    return waiting.isEmpty();
                },
                () -> waiting.stream().anyMatch(this::goesNoFurther),
                longest);
    }

    /** Whether it is closed, or stopped and not resumed meanwhile. */
    private boolean goesNoFurther(ProjectionLoop<?, ?> loop) {
        var progress = loop.progress();
        try {
            return progress.state() == State.CLOSED
                    || progress.stop().isPresent()
                            && views.view(loop.projection().id())
                                    .flatMap(ViewInfo::stop)
                                    .isPresent();
        } catch (ViewUnavailableException _) {
            return false;
        }
    }

    /** Lets a projection that was stopped try the same event again. */
    public void resume(ViewId id) {
        require(id);
        views.resume(id);
        holders.values().forEach(LeaseHolder::wake);
    }

    /** Ends all of them, each after the batch that it is at. */
    @Override
    public void close() {
        holders.values().forEach(LeaseHolder::close);
        Threads.joinAll(threads);
    }

    private Status status(ProjectionLoop<?, ?> loop) {
        var progress = loop.progress();
        var lag = Lag.of(store, progress.checkpoint(), clock.instant());
        return progress.status(loop.projection().id(), lag);
    }

    private void changed(ProjectionLoop<?, ?> loop) {
        watchers.changed(() -> status(loop));
    }

    private ProjectionLoop<?, ?> require(ViewId id) {
        @Nullable ProjectionLoop<?, ?> loop = loops.get(id);
        if (loop == null) {
            throw new NoSuchViewException(id);
        }
        return loop;
    }
}
