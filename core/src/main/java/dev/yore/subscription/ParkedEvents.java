package dev.yore.subscription;

import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.subscription.Decision.Action;
import dev.yore.view.NoSuchViewException;
import dev.yore.view.Row;
import dev.yore.view.RowRange;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewStateException;
import dev.yore.view.ViewStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The events that a subscription has parked, for those who look after it, in whichever process.
 *
 * <p>A decision is recorded, and carried out by the process that runs the subscription: within a second, or when it runs again.
 * Any thread may call any method.
 */
public final class ParkedEvents {

    private static final int PAGE = 1_000;

    private final ViewStore views;
    private final String subscription;
    private final DecisionWriter decisions;

    private ParkedEvents(ViewStore views, String subscription) {
        this.views = views;
        this.subscription = subscription;
        this.decisions = new DecisionWriter(views, Subscription.decisionsOf(subscription));
    }

    /**
     * Those of the subscription of this name.
     *
     * @throws NoSuchViewException if it has never run with this view store
     */
    public static ParkedEvents of(ViewStore views, String subscription) {
        var state = Subscription.stateOf(subscription);
        if (views.view(state).isEmpty()) {
            throw new NoSuchViewException(state);
        }
        return new ParkedEvents(views, subscription);
    }

    /** The parked events behind a position, in the order of the log. */
    public List<Parked> list(Optional<Position> after, int limit) {
        return rows(StateKeys.PARKED, after, limit).stream().map(Parked::of).toList();
    }

    /**
     * Has a parked event delivered again, and then those that wait behind it.
     *
     * @throws ViewStateException if it is not parked, or waits behind another one
     */
    public void retry(Position position, Optional<String> actor) {
        var parked = require(position);
        if (parked.behind()) {
            throw ViewStateException.waitsBehind(position, parked.stream());
        }
        decisions.write(List.of(parked), Action.RETRY, "", actor);
    }

    /**
     * Has every parked event delivered again, those of a stream in their order. It holds a thousand of them at a time in memory.
     *
     * @return how many there are
     */
    public long retryAll(Optional<String> actor) {
        return shares().stream().mapToLong(it -> retryAll(it, actor)).sum();
    }

    private long retryAll(ViewId share, Optional<String> actor) {
        long all = 0;
        Optional<Position> after = Optional.empty();
        while (true) {
            var page = rows(share, StateKeys.PARKED, after, PAGE).stream()
                    .map(it -> Parked.of(it.value()))
                    .toList();
            if (page.isEmpty()) {
                return all;
            }
            // Those behind them follow by themselves.
            var failed = page.stream().filter(it -> !it.behind()).toList();
            if (!failed.isEmpty()) {
                decisions.write(failed, Action.RETRY, "", actor);
            }
            all += page.size();
            after = Optional.of(page.getLast().position());
        }
    }

    /**
     * Gives a parked event up. When that is carried out it is recorded; see {@link #dropped}. An event that is being retried at
     * this moment is given up only if it is not delivered.
     *
     * @throws ViewStateException if it is not parked
     */
    public void drop(Position position, String reason, Optional<String> actor) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("say why the event is dropped");
        }
        decisions.write(List.of(require(position)), Action.DROP, reason, actor);
    }

    /** The events behind a position that were given up, in the order of the log. */
    public List<Dropped> dropped(Optional<Position> after, int limit) {
        return rows(StateKeys.DROPPED, after, limit).stream().map(Dropped::of).toList();
    }

    /** Those of one kind of all shares. */
    private List<Json> rows(String kind, Optional<Position> after, int limit) {
        return shares().stream()
                .flatMap(it -> rows(it, kind, after, limit).stream())
                .sorted(Comparator.comparing(Row::key, Row.KEY_ORDER))
                .limit(limit)
                .map(Row::value)
                .toList();
    }

    private List<Row> rows(ViewId share, String kind, Optional<Position> after, int limit) {
        var range = RowRange.prefix(kind).limit(limit);
        var behind = after.map(it -> range.after(kind + StateKeys.of(it))).orElse(range);
        try (var reader = views.read(share);
                var rows = reader.list(behind)) {
            return rows.toList();
        }
    }

    private List<ViewId> shares() {
        return views.views().stream()
                .map(ViewInfo::id)
                .filter(it ->
                        Subscription.isShare(it) && Subscription.nameOf(it).equals(subscription))
                .toList();
    }

    private Parked require(Position position) {
        for (var share : shares()) {
            try (var reader = views.read(share)) {
                var row = reader.get(StateKeys.parked(position));
                if (row.isPresent()) {
                    return Parked.of(row.get());
                }
            }
        }
        throw ViewStateException.notParked(subscription, position);
    }
}
