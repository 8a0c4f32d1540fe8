package dev.yore.examples.bank.command;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.Progress;
import dev.yore.cli.api.Session;
import dev.yore.projection.Projection;
import dev.yore.projection.Projections;
import dev.yore.projection.Status;
import dev.yore.store.EventStore;
import dev.yore.view.ViewStore;
import java.time.Duration;
import java.util.List;

/** Applies what a log holds to views. */
final class Projected {

    private static final Duration LOOK = Duration.ofMillis(100);

    private Projected() {}

    /** Runs projections until they have applied what the log holds, and shows how that goes. */
    static void bringUpToDate(EventStore store, ViewStore views, List<Projection<?, ?>> projections, Session session)
            throws InterruptedException {
        long all = projections.size() * store.head().total();
        try (var running = Projections.start(store, views, projections);
                Progress progress = session.progress("projecting")) {
            while (!running.awaitCaughtUp(LOOK)) {
                for (var status : running.statuses()) {
                    requireGoing(status);
                }
                long behind =
                        running.statuses().stream().mapToLong(Status::lagEvents).sum();
                progress.at(all - behind, all);
            }
        }
    }

    private static void requireGoing(Status status) {
        status.stop().ifPresent(it -> {
            throw new CommandFailedException("projection " + status.view() + " is stopped at position " + it.position()
                    + ": " + it.cause() + " (yore projection status tells more)");
        });
        status.problem().ifPresent(it -> {
            throw new CommandFailedException("projection " + status.view() + " does not get on: " + it);
        });
    }
}
