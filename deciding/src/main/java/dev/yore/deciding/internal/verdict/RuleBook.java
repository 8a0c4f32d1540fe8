package dev.yore.deciding.internal.verdict;

import dev.yore.event.Event;
import dev.yore.event.EventType;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that this program knows, in the order of their versions from 1.
 *
 * <p>An event of type {@value #CHANGE} with {@code {"rules": n}} puts the rules n into force, from the next record of its shard on,
 * and in the shards that go on from it. A shard that goes on from several has the newest of theirs.
 *
 * @param all one or more
 */
public record RuleBook(List<Rules> all) {

    /** The rules of this version of Yore. */
    public static final RuleBook CURRENT = new RuleBook(List.of(Rules.FIRST));

    /** The type of the event that puts other rules into force. */
    public static final String CHANGE = "YoreRulesChanged";

    static final EventType CHANGE_TYPE = EventType.of(CHANGE);

    /** @throws IllegalArgumentException if a version is not its rank */
    public RuleBook {
        all = List.copyOf(all);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).version() != i + 1) {
                throw new IllegalArgumentException(
                        "rules %d stand at place %d".formatted(all.get(i).version(), i + 1));
            }
        }
    }

    /** The event that puts rules into force in the shard that takes this stream's events. */
    public static Event change(String stream, int rules) {
        return Event.of(stream, CHANGE, Json.from(Map.of("rules", rules)));
    }

    /** The newest rules that events put into force; 1 where none does. */
    public static int newest(List<RecordedEvent> events) {
        return events.stream()
                .flatMap(it -> changedBy(it.event()).stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
    }

    /** The rules that an event puts into force; empty for every other event. */
    static Optional<Integer> changedBy(Event event) {
        if (!event.type().equals(CHANGE_TYPE)) {
            return Optional.empty();
        }
        var rules = event.data().tree().path("rules");
        if (!rules.isInt() || rules.intValue() < 1) {
            throw new InvalidEventException("rules", "must be a version from 1, not " + rules);
        }
        return Optional.of(rules.intValue());
    }

    boolean knows(int version) {
        return version <= all.size();
    }

    Rules get(int version) {
        return all.get(version - 1);
    }
}
