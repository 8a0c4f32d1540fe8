package dev.yore.subscription;

import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewStore;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What people decided on parked events, as far as it is not carried out. For one thread. */
final class Decisions {

    /** So many are read at once. */
    private static final int PAGE = 1_000;

    private final ViewStore views;
    private final ViewId view;
    // The keys of parked events on which something may have been decided.
    private final Set<String> open = new LinkedHashSet<>();
    private long seen = -1;

    Decisions(ViewStore views, ViewId view) {
        this.views = views;
        this.view = view;
    }

    /** What carries decisions out. */
    interface Executor {

        /** Carries out a decision; false if it has to wait. */
        boolean carriesOut(Decision decision, Parked event);
    }

    /**
     * Has carried out what was decided on parked events that are not on their way.
     *
     * @param room whether anything can be carried out now
     */
    void carryOut(Parking parking, BooleanSupplier room, Executor executor) {
        long made =
                parking.size() == 0 ? 0 : views.view(view).map(ViewInfo::events).orElse(0L);
        if (made == 0) {
            return;
        }
        if (made != seen) {
            parking.all().forEach(it -> open.add(it.key()));
            seen = made;
        }
        open.removeIf(it -> parking.get(it).isEmpty());
        var waiting = open.stream().filter(it -> !parking.isBusy(it)).toList();
        for (int i = 0; i < waiting.size() && room.getAsBoolean(); i += PAGE) {
            var page = waiting.subList(i, Math.min(waiting.size(), i + PAGE));
            var rows = views.rows(view, page);
            for (var key : page) {
                var event = parking.get(key).orElseThrow();
                var decision = Optional.ofNullable(rows.get(key))
                        .map(Decision::of)
                        .filter(it -> !it.id().equals(event.decision()));
                if (decision.isEmpty() || executor.carriesOut(decision.get(), event)) {
                    open.remove(key);
                }
            }
        }
    }
}
