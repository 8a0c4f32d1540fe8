package dev.yore.subscription;

import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import dev.yore.view.Changes;
import dev.yore.view.Lease;
import dev.yore.view.RowRange;
import dev.yore.view.ViewStore;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A share of a subscription while its lease is held: what is under way, what is parked, and how far it has come. For one thread. */
final class Delivering {

    private final EventStore store;
    private final ViewStore views;
    private final Share share;
    private final SubscriptionOptions options;
    private final Lease lease;
    private final Lanes lanes;
    private final Window window = new Window();
    private final Parking parking = new Parking();
    private final Decisions decisions;
    // Not passed by the checkpoint when it was run: they come once more, and are passed over.
    private final Set<Position> dropped = new HashSet<>();
    private Checkpoint written;
    private Checkpoint reached;
    private long delivered;
    private long unwritten;
    private boolean releasing = true;

    Delivering(
            EventStore store,
            ViewStore views,
            Share share,
            SubscriptionOptions options,
            Lease lease,
            Lanes lanes,
            InstantSource clock) {
        this.store = store;
        this.views = views;
        this.share = share;
        this.options = options;
        this.lease = lease;
        this.lanes = lanes;
        this.decisions = new Decisions(
                views, Subscription.decisionsOf(share.subscription().name()));
        this.written = Beginning.resume(views, share, lease, clock.instant());
        this.reached = written;
        load();
    }

    private void load() {
        try (var reader = views.read(share.state())) {
            try (var rows = reader.list(RowRange.prefix(StateKeys.PARKED))) {
                rows.forEachRemaining(it -> parking.load(Parked.of(it.value())));
            }
            try (var rows = reader.list(RowRange.prefix(StateKeys.DROPPED))) {
                rows.stream()
                        .map(it -> StateKeys.position(it.key().substring(StateKeys.DROPPED.length())))
                        .filter(it -> !written.covers(it))
                        .forEach(dropped::add);
            }
        }
        parking.all().forEach(it -> lanes.parked(it.stream()));
    }

    Checkpoint written() {
        return written;
    }

    long delivered() {
        return delivered;
    }

    int inFlight() {
        return window.size();
    }

    int parked() {
        return parking.size();
    }

    /** Whether nothing is on its way to a consumer. */
    boolean isIdle() {
        return window.isEmpty() && parking.busy() == 0;
    }

    boolean hasRoom() {
        return window.size() < options.inFlight() && !isFull();
    }

    boolean isFull() {
        return parking.size() >= options.maxParked();
    }

    /** Has an event delivered that was read. */
    void dispatch(RecordedEvent event) {
        var position = event.position();
        if (share.selects(event) && !parking.holds(position) && !dropped.contains(position)) {
            window.add(position);
            lanes.add(new Task.Deliver(event));
        }
    }

    /** Takes over what has come of tasks, and has those tried again that waited for it. */
    void settle(List<Outcome> outcomes) {
        for (var outcome : outcomes) {
            var task = outcome.task();
            if (task instanceof Task.Deliver) {
                window.settle(task.position());
            }
            outcome.parked().ifPresentOrElse(parking::park, () -> done(task));
            release(task);
        }
        reached = window.advance(reached);
    }

    /** It needs no more attention. */
    private void done(Task task) {
        unwritten++;
        if (task instanceof Task.Drop it) {
            parking.drop(it.dropped());
        } else {
            parking.remove(task.position());
            delivered++;
        }
    }

    /** The next event of the stream is tried again by itself, if it failed through no fault of its own. */
    private void release(Task task) {
        parking.firstOf(task.stream()).filter(Parked::behind).ifPresent(this::retry);
    }

    /** Has parked events tried again that may be, and carries out what was decided on others, as far as there is room. */
    void attend() {
        if (releasing) {
            parking.released()
                    .limit(Math.max(0, options.inFlight() - parking.busy()))
                    .toList()
                    .forEach(this::retry);
            releasing = hasNoRoomToRetry();
        }
        decisions.carryOut(parking, () -> !hasNoRoomToRetry(), this::carryOut);
    }

    private boolean hasNoRoomToRetry() {
        return parking.busy() >= options.inFlight();
    }

    private boolean carryOut(Decision decision, Parked event) {
        boolean retry = decision.action() == Decision.Action.RETRY;
        if (hasNoRoomToRetry() || retry && !parking.isFirst(event)) {
            return false;
        }
        if (retry) {
            var decided = event.decided(decision.id());
            parking.park(decided);
            retry(decided);
        } else {
            parking.makeBusy(event);
            lanes.add(new Task.Drop(new Dropped(event, decision.reason(), decision.actor(), decision.at())));
        }
        return true;
    }

    private void retry(Parked event) {
        store.find(event.event()).ifPresent(it -> {
            parking.makeBusy(event);
            lanes.add(new Task.Retry(it, event));
        });
    }

    /** When nothing that was read is under way, the checkpoint follows the reader past events that do not concern it. */
    void passTo(Checkpoint read) {
        if (window.isEmpty()) {
            reached = read;
        }
    }

    boolean hasNews() {
        return parking.hasChanges() || !reached.equals(written);
    }

    /** Writes what is parked and how far it has come, in one transaction. */
    void write() {
        views.write(lease, new Changes(parking.takeChanges(), reached, unwritten));
        written = reached;
        unwritten = 0;
    }
}
