package dev.yore.cli.subscription;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.Session;
import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.subscription.ParkedEvents;
import dev.yore.subscription.SubscriptionState;
import dev.yore.view.ViewStore;
import java.util.List;

/** What is kept of subscriptions, found by the names that people use. */
final class Kept {

    private Kept() {}

    /** The shares of the subscriptions of these names, or of all. */
    static List<SubscriptionState> states(ViewStore views, List<String> names) {
        var all = SubscriptionState.all(views);
        for (var name : names) {
            if (all.stream().noneMatch(it -> it.name().equals(name))) {
                throw unknown(name, all);
            }
        }
        return all.stream()
                .filter(it -> names.isEmpty() || names.contains(it.name()))
                .toList();
    }

    static ParkedEvents parked(ViewStore views, String name) {
        states(views, List.of(name));
        return ParkedEvents.of(views, name);
    }

    /** Where events stand that are named by their ids. */
    static List<Position> positions(Session session, List<EventId> events) {
        try (var store = session.openReadOnly()) {
            return events.stream()
                    .map(id -> store.find(id)
                            .map(RecordedEvent::position)
                            .orElseThrow(() -> new CommandFailedException("the store has no event " + id)))
                    .toList();
        }
    }

    private static CommandFailedException unknown(String name, List<SubscriptionState> all) {
        var names = all.stream().map(SubscriptionState::name).distinct().toList();
        return new CommandFailedException("no subscription " + name + " has run with these views: there are "
                + (names.isEmpty() ? "none" : String.join(", ", names)) + " (--views names others)");
    }
}
