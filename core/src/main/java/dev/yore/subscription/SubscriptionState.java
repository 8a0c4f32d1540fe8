package dev.yore.subscription;

import dev.yore.store.Checkpoint;
import dev.yore.view.RowRange;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewReader;
import dev.yore.view.ViewStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a share of a subscription is kept in a view store, whichever process runs it. A subscription that is not divided has one.
 *
 * @param name the subscription
 * @param share which of its shares, from 1
 * @param checkpoint how far it has come: every event before it that is of the share is delivered, parked or dropped
 * @param done how many events were delivered or dropped
 * @param parked how many events are parked
 * @param dropped how many events were parked and given up
 * @param owner who runs it, if anyone does
 */
public record SubscriptionState(
        String name, int share, Checkpoint checkpoint, long done, long parked, long dropped, Optional<String> owner) {

    /** The shares of all subscriptions that have ever run with a view store, by name and number. */
    public static List<SubscriptionState> all(ViewStore views) {
        var states = new ArrayList<SubscriptionState>();
        for (var view : views.views()) {
            if (Subscription.isShare(view.id())) {
                states.add(of(views, view));
            }
        }
        return states;
    }

    private static SubscriptionState of(ViewStore views, ViewInfo view) {
        ViewId id = view.id();
        try (var reader = views.read(id)) {
            return new SubscriptionState(
                    Subscription.nameOf(id),
                    id.version(),
                    reader.checkpoint(),
                    view.events(),
                    count(reader, StateKeys.PARKED),
                    count(reader, StateKeys.DROPPED),
                    view.owner());
        }
    }

    private static long count(ViewReader reader, String kind) {
        try (var rows = reader.list(RowRange.prefix(kind))) {
            return rows.stream().count();
        }
    }
}
