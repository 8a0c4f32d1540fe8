package dev.yore.subscription;

import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The parked events of a subscription, and what of them is not written yet. For one thread. */
final class Parking {

    private final TreeMap<String, Parked> parked = new TreeMap<>();
    private final Map<StreamId, TreeMap<String, Parked>> byStream = new HashMap<>();
    private final Set<String> busy = new HashSet<>();
    private Map<String, Optional<Json>> changes = new HashMap<>();

    /** What was written earlier. */
    void load(Parked event) {
        set(event);
    }

    int size() {
        return parked.size();
    }

    /** How many of them are on their way to the consumer again. */
    int busy() {
        return busy.size();
    }

    Collection<Parked> all() {
        return parked.values();
    }

    boolean holds(Position position) {
        return parked.containsKey(Parked.keyOf(position));
    }

    void park(Parked event) {
        set(event);
        busy.remove(event.key());
        changes.put(event.key(), Optional.of(event.toJson()));
    }

    void remove(Position position) {
        String key = Parked.keyOf(position);
        var event = parked.remove(key);
        busy.remove(key);
        if (event != null) {
            changes.put(key, Optional.empty());
            var ofStream = byStream.get(event.stream());
            if (ofStream != null) {
                ofStream.remove(key);
                if (ofStream.isEmpty()) {
                    byStream.remove(event.stream());
                }
            }
        }
    }

    /** The first parked event of a stream, unless it is on its way already. */
    Optional<Parked> firstOf(StreamId stream) {
        return Optional.ofNullable(byStream.get(stream))
                .map(it -> it.firstEntry().getValue())
                .filter(it -> !busy.contains(it.key()));
    }

    boolean isFirst(Parked event) {
        return firstOf(event.stream())
                .filter(it -> it.key().equals(event.key()))
                .isPresent();
    }

    boolean isBusy(Parked event) {
        return busy.contains(event.key());
    }

    void makeBusy(Parked event) {
        busy.add(event.key());
    }

    /** Replaces what is known of a parked event. */
    void update(Parked event) {
        set(event);
        changes.put(event.key(), Optional.of(event.toJson()));
    }

    /** What is not written yet; the caller writes it. */
    Map<String, Optional<Json>> takeChanges() {
        var taken = changes;
        changes = new HashMap<>();
        return taken;
    }

    boolean hasChanges() {
        return !changes.isEmpty();
    }

    private void set(Parked event) {
        parked.put(event.key(), event);
        byStream.computeIfAbsent(event.stream(), _ -> new TreeMap<>()).put(event.key(), event);
    }
}
