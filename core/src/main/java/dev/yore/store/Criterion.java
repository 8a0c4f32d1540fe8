package dev.yore.store;

import dev.yore.event.Event;
import dev.yore.event.EventType;
import dev.yore.event.Tag;
import java.util.Set;

/**
 * One way to match a query: an event has any of the types, where there are types, and all of the tags.
 *
 * @param types any of them will do; empty: every type
 * @param tags all of them must be there
 */
public record Criterion(Set<EventType> types, Set<Tag> tags) {

    /** Copies the sets. */
    public Criterion {
        types = Set.copyOf(types);
        tags = Set.copyOf(tags);
    }

    /** Whether an event is of this kind. */
    public boolean matches(Event event) {
        return (types.isEmpty() || types.contains(event.type()))
                && (tags.isEmpty() || event.tags().containsAll(tags));
    }

    /** Whether every event matches. */
    public boolean matchesAll() {
        return types.isEmpty() && tags.isEmpty();
    }
}
