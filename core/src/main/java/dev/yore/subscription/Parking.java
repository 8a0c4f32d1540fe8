package dev.yore.subscription;

import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The parked events of a subscription, and what of them is not written yet. For one thread. */
final class Parking {

    private final Map<String, Parked> parked = new TreeMap<>();
    // By version: a stream may go on in another partition, whose positions do not stand behind those of the first.
    private final Map<StreamId, TreeMap<Version, Parked>> byStream = new HashMap<>();
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

    Optional<Parked> get(String key) {
        return Optional.ofNullable(parked.get(key));
    }

    boolean holds(Position position) {
        return parked.containsKey(StateKeys.of(position));
    }

    /** Parks an event, or replaces what is known of one that is parked. It is not on its way then. */
    void park(Parked event) {
        set(event);
        busy.remove(event.key());
        changes.put(StateKeys.parked(event.position()), Optional.of(event.toJson()));
    }

    /** It was delivered. */
    void remove(Position position) {
        String key = StateKeys.of(position);
        var event = parked.remove(key);
        busy.remove(key);
        if (event != null) {
            changes.put(StateKeys.parked(position), Optional.empty());
            byStream.computeIfPresent(event.stream(), (_, ofStream) -> {
                ofStream.remove(event.version());
                return ofStream.isEmpty() ? null : ofStream;
            });
        }
    }

    /** It was given up. */
    void drop(Dropped dropped) {
        var position = dropped.event().position();
        remove(position);
        changes.put(StateKeys.dropped(position), Optional.of(dropped.toJson()));
    }

    /** The first parked event of a stream, unless it is on its way already. */
    Optional<Parked> firstOf(StreamId stream) {
        return Optional.ofNullable(byStream.get(stream))
                .map(it -> it.firstEntry().getValue())
                .filter(it -> !isBusy(it.key()));
    }

    /** Those that wait behind nothing any more, and are not on their way. */
    Stream<Parked> released() {
        return byStream.keySet().stream().flatMap(it -> firstOf(it).stream()).filter(Parked::behind);
    }

    boolean isFirst(Parked event) {
        return firstOf(event.stream())
                .filter(it -> it.key().equals(event.key()))
                .isPresent();
    }

    boolean isBusy(String key) {
        return busy.contains(key);
    }

    void makeBusy(Parked event) {
        busy.add(event.key());
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
        byStream.computeIfAbsent(event.stream(), _ -> new TreeMap<>()).put(event.version(), event);
    }
}
