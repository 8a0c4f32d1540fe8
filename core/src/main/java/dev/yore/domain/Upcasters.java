package dev.yore.domain;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.yore.domain.Upcaster.Shaped;
import dev.yore.event.Event;
import dev.yore.event.EventType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The upcasters of a codec, as a chain. */
final class Upcasters {

    /** So many steps no chain needs: it goes in circles. */
    private static final int MAX_STEPS = 1_000;

    private final Map<Takes, Upcaster> byWhatTheyTake = new HashMap<>();

    private record Takes(EventType type, int schemaVersion) {}

    void add(Upcaster upcaster) {
        if (byWhatTheyTake.putIfAbsent(new Takes(upcaster.type(), upcaster.schemaVersion()), upcaster) != null) {
            throw new IllegalArgumentException(
                    "two upcasters take event type " + upcaster.type() + " in version " + upcaster.schemaVersion());
        }
    }

    /** The types that are taken. */
    Set<EventType> types() {
        return byWhatTheyTake.keySet().stream().map(Takes::type).collect(toUnmodifiableSet());
    }

    /** The types that are taken, in each version. */
    Stream<EventShape> taken() {
        return byWhatTheyTake.keySet().stream()
                .map(it -> new EventShape(it.type(), it.schemaVersion(), Optional.empty()));
    }

    boolean take(EventType type, int schemaVersion) {
        return byWhatTheyTake.containsKey(new Takes(type, schemaVersion));
    }

    /** What an event is now: shapes that no upcaster takes, in order. */
    List<Shaped> upcast(Event event) {
        var ready = new ArrayList<Shaped>();
        var waiting = new ArrayList<Shaped>();
        waiting.add(new Shaped(
                event.type(), event.schemaVersion(), (ObjectNode) event.data().tree()));
        for (int steps = 0; !waiting.isEmpty(); steps++) {
            var shaped = waiting.removeFirst();
            var upcaster = byWhatTheyTake.get(new Takes(shaped.type(), shaped.schemaVersion()));
            if (upcaster == null) {
                ready.add(shaped);
            } else if (steps == MAX_STEPS) {
                throw new UpcastException(event, "its upcasters go in circles", new IllegalStateException());
            } else {
                waiting.addAll(0, apply(event, upcaster, shaped));
            }
        }
        return ready;
    }

    private static List<Shaped> apply(Event event, Upcaster upcaster, Shaped shaped) {
        try {
            return upcaster.upcast(shaped.data());
        } catch (RuntimeException e) {
            throw new UpcastException(
                    event,
                    "the upcaster of " + upcaster.type() + " in version " + upcaster.schemaVersion() + " failed: " + e,
                    e);
        }
    }
}
