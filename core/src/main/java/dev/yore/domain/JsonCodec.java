package dev.yore.domain;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.yore.event.Event;
import dev.yore.event.EventType;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A codec of records, written as JSON. */
final class JsonCodec<E> implements EventCodec<E> {

    /** What stands behind an event type: a record, in a version of its schema. */
    record Shape<E>(int schemaVersion, Class<? extends E> record) {}

    private final String name;
    private final Map<EventType, Shape<E>> shapes;
    private final Map<Class<?>, EventType> types = new HashMap<>();
    private final Set<EventType> readable;
    private final Upcasters upcasters;
    private final Function<? super E, ? extends Collection<Tag>> tags;

    JsonCodec(
            String name,
            Map<EventType, Shape<E>> shapes,
            Upcasters upcasters,
            Function<? super E, ? extends Collection<Tag>> tags) {
        this.name = name;
        this.shapes = Map.copyOf(shapes);
        this.upcasters = upcasters;
        this.tags = tags;
        this.readable = Stream.concat(shapes.keySet().stream(), upcasters.types().stream())
                .collect(toUnmodifiableSet());
        shapes.forEach((type, shape) -> types.put(shape.record(), type));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<EventType> types() {
        return readable;
    }

    @Override
    public List<EventShape> shapes() {
        var older = upcasters.taken();
        var written = shapes.entrySet().stream()
                .map(it -> new EventShape(
                        it.getKey(),
                        it.getValue().schemaVersion(),
                        Optional.of(it.getValue().record())));
        return Stream.concat(older, written).sorted().toList();
    }

    @Override
    public Event encode(StreamId stream, E event) {
        var type = types.get(event.getClass());
        var shape = type == null ? null : shapes.get(type);
        if (type == null || shape == null) {
            throw new IllegalArgumentException(
                    "codec " + name + " has no type for " + event.getClass().getName());
        }
        return Event.of(stream, type, Json.from(event))
                .withSchemaVersion(shape.schemaVersion())
                .withTags(tags.apply(event));
    }

    @Override
    public List<E> decode(Event event) {
        var shape = shapes.get(event.type());
        if (shape != null && shape.schemaVersion() == event.schemaVersion()) {
            return List.of(read(event, event.data(), shape));
        }
        if (!upcasters.take(event.type(), event.schemaVersion())) {
            throw new UnknownEventTypeException(name, event.type(), event.schemaVersion());
        }
        return upcasters.upcast(event).stream().map(it -> decode(event, it)).toList();
    }

    private E decode(Event event, Upcaster.Shaped shaped) {
        var shape = shapes.get(shaped.type());
        if (shape == null || shape.schemaVersion() != shaped.schemaVersion()) {
            throw new UnknownEventTypeException(name, shaped.type(), shaped.schemaVersion());
        }
        return read(event, Json.of(shaped.data()), shape);
    }

    private E read(Event event, Json data, Shape<E> shape) {
        try {
            return data.as(shape.record());
        } catch (InvalidEventException e) {
            throw new InvalidEventException(
                    e.field(),
                    "of event " + event.id() + " of type " + event.type() + " in version " + event.schemaVersion() + " "
                            + e.reason(),
                    e);
        }
    }
}
