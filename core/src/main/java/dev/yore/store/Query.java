package dev.yore.store;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.yore.event.Event;
import dev.yore.event.EventType;
import dev.yore.event.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which events: those that meet any of the criteria.
 *
 * <pre>{@code
 * Query.types("CourseDefined").tagged("course:c1").or(Query.types("StudentSubscribed").tagged("student:s1"))
 * }</pre>
 *
 * @param criteria one or more, at most {@value #MAX_CRITERIA}
 */
public record Query(List<Criterion> criteria) {

    /** The most criteria that a query can have. */
    public static final int MAX_CRITERIA = 256;

    private static final Query ALL = new Query(List.of(new Criterion(Set.of(), Set.of())));

    /** @throws LimitExceededException if there are too many criteria */
    public Query {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("a query needs a criterion; Query.all() matches every event");
        }
        if (criteria.size() > MAX_CRITERIA) {
            throw new LimitExceededException("criteria of a query", MAX_CRITERIA, criteria.size());
        }
    }

    /** Every event. */
    public static Query all() {
        return ALL;
    }

    /**
     * The events that have any of these types.
     *
     * @throws IllegalArgumentException if there is no type: that would be every event
     */
    public static Query types(String... types) {
        return types(Stream.of(types).map(EventType::of).collect(toUnmodifiableSet()));
    }

    /**
     * The events that have any of these types.
     *
     * @throws IllegalArgumentException if there is no type: that would be every event
     */
    public static Query types(Set<EventType> types) {
        requireSome("type", types);
        return new Query(List.of(new Criterion(types, Set.of())));
    }

    /**
     * The events that have all of these tags, each written {@code key:value}.
     *
     * @throws IllegalArgumentException if there is no tag: that would be every event
     */
    public static Query tags(String... tags) {
        return tags(Stream.of(tags).map(Tag::parse).collect(toUnmodifiableSet()));
    }

    /**
     * The events that have all of these tags.
     *
     * @throws IllegalArgumentException if there is no tag: that would be every event
     */
    public static Query tags(Set<Tag> tags) {
        requireSome("tag", tags);
        return new Query(List.of(new Criterion(Set.of(), tags)));
    }

    /** Those of these events that have all of these tags too, each written {@code key:value}. */
    public Query tagged(String... tags) {
        var more = Stream.of(tags).map(Tag::parse).collect(toUnmodifiableSet());
        return new Query(criteria.stream()
                .map(it -> new Criterion(
                        it.types(),
                        Stream.concat(it.tags().stream(), more.stream()).collect(toUnmodifiableSet())))
                .toList());
    }

    /** These events and those of another query. */
    public Query or(Query other) {
        var both = new ArrayList<>(criteria);
        both.addAll(other.criteria);
        return new Query(both);
    }

    /** Whether an event is one of these. */
    public boolean matches(Event event) {
        for (var criterion : criteria) {
            if (criterion.matches(event)) {
                return true;
            }
        }
        return false;
    }

    /** Whether every event is one of these. */
    public boolean matchesAll() {
        return criteria.stream().anyMatch(Criterion::matchesAll);
    }

    private static void requireSome(String what, Set<?> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("name a " + what + "; Query.all() matches every event");
        }
    }
}
