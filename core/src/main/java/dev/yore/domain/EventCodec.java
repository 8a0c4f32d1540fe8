package dev.yore.domain;

import dev.yore.event.Event;
import dev.yore.event.EventType;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import java.util.List;
import java.util.Set;

/**
 * Turns the events of a domain into those of the log, and back.
 *
 * <p>Types have explicit names, which outlive the classes: {@link #of} builds a codec for a sealed interface of records.
 *
 * @param <E> the domain's events
 */
public interface EventCodec<E> {

    /** The codec's name, for messages. */
    String name();

    /** The types that it reads: those it writes, and older ones that it still understands. */
    Set<EventType> types();

    /**
     * The types that it reads, each in every version, in order; those that it writes with their records. A codec of
     * one's own that does not tell has no place in a {@link dev.yore.catalog.EventCatalog catalogue}.
     */
    default List<EventShape> shapes() {
        return List.of();
    }

    /** A new event of the log, with a new id, that happened to this stream now. */
    Event encode(StreamId stream, E event);

    /**
     * The domain's events that an event of the log is: one, unless an {@link Upcaster} makes several or none of it.
     *
     * @throws UnknownEventTypeException if the codec does not know the type, or this version of it
     * @throws UpcastException if an upcaster failed
     * @throws dev.yore.event.InvalidEventException if the data does not have the shape of the type: a component of its
     *     record is of another kind, or is missing or null where it is neither an {@link java.util.Optional} nor annotated with
     *     JSpecify's {@code Nullable}
     */
    List<E> decode(Event event);

    /** The same, but an event of an unknown type, or of a version of it that is not known yet, comes back raw. */
    default Decoded<E> read(RecordedEvent recorded) {
        try {
            return new Decoded.Known<>(recorded, decode(recorded.event()));
        } catch (UnknownEventTypeException e) {
            if (e.type().equals(recorded.type()) && e.schemaVersion() == recorded.schemaVersion()) {
                return new Decoded.Raw<>(recorded);
            }
            throw e;
        }
    }

    /** Begins a codec for the records of a sealed interface; each of them must be named. */
    static <E> JsonCodecBuilder<E> of(Class<E> events) {
        return new JsonCodecBuilder<>(events);
    }
}
