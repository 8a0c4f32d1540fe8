package dev.yore.subscription;

import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import dev.yore.view.Changes;
import dev.yore.view.Lease;
import dev.yore.view.Row;
import dev.yore.view.RowRange;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A subscription while its lease is held: what is under way, what is parked, and how far it has come. For one thread. */
final class Delivering {

    /** The row that says where the subscription began. */
    private static final String STARTED = "~started";

    private final EventStore store;
    private final ViewStore views;
    private final Subscription subscription;
    private final SubscriptionOptions options;
    private final Lease lease;
    private final Lanes lanes;
    private final Window window = new Window();
    private final Parking parking = new Parking();
    private Checkpoint written;
    private Checkpoint reached;
    private long delivered;
    private long unwritten;
    private Instant decidedUpTo = Instant.MIN;

    Delivering(
            EventStore store,
            ViewStore views,
            Subscription subscription,
            SubscriptionOptions options,
            Lease lease,
            Lanes lanes,
            InstantSource clock) {
        this.store = store;
        this.views = views;
        this.subscription = subscription;
        this.options = options;
        this.lease = lease;
        this.lanes = lanes;
        this.written = begin(clock);
        this.reached = written;
        load();
    }

    /** Where it goes on; when it never ran, where it begins, which is written before anything is delivered. */
    private Checkpoint begin(InstantSource clock) {
        var state = Subscription.stateOf(subscription.name());
        try (var reader = views.read(state)) {
            if (reader.get(STARTED).isPresent()) {
                return reader.checkpoint();
            }
        }
        var start = subscription.start() == Subscription.Start.NOW ? store.head() : Checkpoint.START;
        var note = Json.from(Map.of("at", clock.instant().toString(), "after", start.toString()));
        views.write(lease, new Changes(Map.of(STARTED, Optional.of(note)), start, 0));
        return start;
    }

    private void load() {
        try (var reader = views.read(Subscription.stateOf(subscription.name()));
                var rows = reader.list(RowRange.all())) {
            for (var row : rows) {
                if (isParked(row)) {
                    parking.load(Parked.of(row.value()));
                }
            }
        }
        parking.all().forEach(it -> lanes.parked(it.stream()));
    }

    static boolean isParked(Row row) {
        return !row.key().equals(STARTED);
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

    boolean hasRoom() {
        return window.size() < options.inFlight() && !isFull();
    }

    boolean isFull() {
        return parking.size() >= options.maxParked();
    }

    /** Has an event delivered that was read. */
    void dispatch(RecordedEvent event) {
        if (subscription.selects(event) && !parking.holds(event.position())) {
            window.add(event.position());
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
            if (outcome.parked().isPresent()) {
                parking.park(outcome.parked().get());
            } else {
                delivered += task instanceof Task.Drop ? 0 : 1;
                parking.remove(task.position());
                unwritten++;
            }
            release(task);
        }
        reached = window.advance(reached);
    }

    /** The next event of the stream is tried again by itself, if it failed through no fault of its own. */
    private void release(Task task) {
        parking.firstOf(task.stream()).filter(Parked::behind).ifPresent(this::retry);
    }

    /** Has the events tried again that wait behind nothing, after a crash between the two. */
    void releaseAll() {
        var waiting = parking.all().stream()
                .filter(it -> it.behind() && parking.isFirst(it))
                .toList();
        waiting.forEach(this::retry);
    }

    /** Carries out what was decided on parked events since it was last asked, as far as there is room for it. */
    void decide() {
        ViewId decisions = Subscription.decisionsOf(subscription.name());
        var changed = views.view(decisions).map(ViewInfo::updated).orElse(Instant.MIN);
        if (parking.size() == 0 || changed.equals(decidedUpTo)) {
            return;
        }
        var waiting = parking.all().stream().filter(it -> !parking.isBusy(it)).toList();
        var rows = views.rows(decisions, waiting.stream().map(Parked::key).toList());
        boolean all = true;
        for (var event : waiting) {
            var decision = Optional.ofNullable(rows.get(event.key()))
                    .map(Decision::of)
                    .filter(it -> !it.id().equals(event.decision()));
            all &= decision.isEmpty() || carryOut(decision.get(), event);
        }
        decidedUpTo = all ? changed : Instant.MIN;
    }

    /** Carries out a decision, unless it has to wait. */
    private boolean carryOut(Decision decision, Parked event) {
        if (parking.busy() >= options.inFlight()) {
            return false;
        }
        var decided = event.decided(decision.id());
        switch (decision.action()) {
            case DROP -> {
                parking.update(decided);
                parking.makeBusy(decided);
                lanes.add(new Task.Drop(decided));
            }
            case RETRY -> {
                if (!parking.isFirst(event)) {
                    return false;
                }
                parking.update(decided);
                retry(decided);
            }
        }
        return true;
    }

    private void retry(Parked event) {
        store.find(event.event()).ifPresent(it -> {
            parking.makeBusy(event);
            lanes.add(new Task.Retry(it, event));
        });
    }

    /** Nothing is under way: the checkpoint may follow the reader past events that do not concern it. */
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
