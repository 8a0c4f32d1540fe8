package dev.yore.cli.projection;

import dev.yore.cli.api.Session;
import dev.yore.projection.Projection;
import dev.yore.projection.Projections;
import dev.yore.projection.Status;
import dev.yore.projection.Status.State;
import dev.yore.store.EventStore;
import dev.yore.view.ViewId;
import dev.yore.view.ViewStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Projections that a command runs, and what it tells of them meanwhile. */
final class Run {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Session session;
    private final EventStore store;
    private final ViewStore views;
    private final List<Projection<?, ?>> projections;
    private List<Status> statuses = List.of();

    Run(Session session, EventStore store, ViewStore views, List<Projection<?, ?>> projections) {
        this.session = session;
        this.store = store;
        this.views = views;
        this.projections = projections;
    }

    /** How they fared in the end. */
    List<Status> statuses() {
        return statuses;
    }

    /** Runs them until all that the log holds now is applied; false if one of them is stopped. */
    boolean once() throws InterruptedException {
        var head = store.head();
        BlockingQueue<Status> news = new LinkedBlockingQueue<>();
        try (var running = Projections.start(store, views, projections);
                var progress = session.progress("projecting")) {
            running.onChange(news::add);
            while (true) {
                statuses = running.statuses();
                if (statuses.stream()
                        .allMatch(it -> goesNoFurther(it) || it.checkpoint().covers(head))) {
                    return statuses.stream().allMatch(it -> it.checkpoint().covers(head));
                }
                progress.at(
                        statuses.stream()
                                .mapToLong(it -> it.checkpoint().total())
                                .sum(),
                        statuses.size() * head.total());
                news.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                news.clear();
            }
        }
    }

    private static boolean goesNoFurther(Status status) {
        return status.stop().isPresent() || status.state() == State.CLOSED;
    }

    /** Runs them until the store is closed, and tells what becomes of them. */
    void untilInterrupted() throws InterruptedException {
        BlockingQueue<Status> news = new LinkedBlockingQueue<>();
        var open = new HashSet<ViewId>();
        projections.forEach(it -> open.add(it.id()));
        try (var running = Projections.start(store, views, projections)) {
            running.onChange(news::add);
            running.statuses().forEach(news::add);
            Map<ViewId, State> told = new HashMap<>();
            while (!open.isEmpty()) {
                var status = news.take();
                if (status.state() != told.put(status.view(), status.state())) {
                    StatusLines.text(status).lines().forEach(session::note);
                }
                if (status.state() == State.CLOSED) {
                    open.remove(status.view());
                }
            }
        }
    }
}
