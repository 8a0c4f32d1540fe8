package dev.yore.domain;

import dev.yore.event.EventType;
import dev.yore.event.Tag;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Builds the codec of a sealed interface whose events are records, written as JSON by Jackson's rules.
 *
 * <pre>{@code
 * EventCodec.of(AccountEvent.class)
 *         .type("AccountCreated", AccountCreated.class)
 *         .type("MoneyDeposited", MoneyDeposited.class)
 *         .build();
 * }</pre>
 *
 * @param <E> the domain's events
 */
public final class JsonCodecBuilder<E> {

    private final Class<E> events;
    private final Map<EventType, JsonCodec.Shape<E>> shapes = new LinkedHashMap<>();
    private final Upcasters upcasters = new Upcasters();
    private Function<? super E, ? extends Collection<Tag>> tags = _ -> List.of();

    JsonCodecBuilder(Class<E> events) {
        if (!events.isSealed()) {
            throw new IllegalArgumentException(events.getName() + " is not sealed: its events cannot be listed");
        }
        this.events = events;
    }

    /** Names a record's type, in version 1 of its schema. */
    public JsonCodecBuilder<E> type(String name, Class<? extends E> record) {
        return type(name, 1, record);
    }

    /**
     * Names a record's type and the version of its schema.
     *
     * @throws IllegalArgumentException if the name or the record is taken, or the class is no record
     */
    public JsonCodecBuilder<E> type(String name, int schemaVersion, Class<? extends E> record) {
        if (!record.isRecord()) {
            throw new IllegalArgumentException(record.getName() + " is not a record");
        }
        if (shapes.values().stream().anyMatch(it -> it.record().equals(record))) {
            throw new IllegalArgumentException(record.getName() + " is named twice");
        }
        if (shapes.putIfAbsent(EventType.of(name), new JsonCodec.Shape<>(schemaVersion, record)) != null) {
            throw new IllegalArgumentException("event type " + name + " is given twice");
        }
        return this;
    }

    /**
     * Lets the codec read what was written in an older version, or under another name.
     *
     * @throws IllegalArgumentException if another upcaster takes the same type and version
     */
    public JsonCodecBuilder<E> upcast(Upcaster upcaster) {
        upcasters.add(upcaster);
        return this;
    }

    /** Says which tags an event gets. */
    public JsonCodecBuilder<E> tags(Function<? super E, ? extends Collection<Tag>> tags) {
        this.tags = tags;
        return this;
    }

    /**
     * The codec.
     *
     * @throws IllegalStateException if a record of the sealed interface has no name, or an older version of a type no upcaster
     */
    public EventCodec<E> build() {
        var unnamed = leaves(events)
                .filter(leaf ->
                        shapes.values().stream().noneMatch(it -> it.record().equals(leaf)))
                .map(Class::getSimpleName)
                .toList();
        if (!unnamed.isEmpty()) {
            throw new IllegalStateException("codec of " + events.getSimpleName() + " has no type for " + unnamed);
        }
        shapes.forEach(this::requireUpcasters);
        return new JsonCodec<>(events.getSimpleName(), shapes, upcasters, tags);
    }

    private void requireUpcasters(EventType type, JsonCodec.Shape<E> shape) {
        for (int version = 1; version < shape.schemaVersion(); version++) {
            if (!upcasters.take(type, version)) {
                throw new IllegalStateException("codec of " + events.getSimpleName() + " has no upcaster for version "
                        + version + " of event type " + type + ", and events stay readable for ever");
            }
        }
        if (upcasters.take(type, shape.schemaVersion())) {
            throw new IllegalStateException("codec of " + events.getSimpleName() + " has an upcaster for version "
                    + shape.schemaVersion() + " of event type " + type + ", which is the one it writes");
        }
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        var permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(JsonCodecBuilder::leaves);
    }
}
