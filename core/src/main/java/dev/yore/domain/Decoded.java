package dev.yore.domain;

import dev.yore.event.RecordedEvent;
import java.util.List;

/**
 * A recorded event as its reader may have it: as an object of the domain, or raw where the codec does not know its type
 * in this version.
 *
 * @param <E> the domain's events
 */
public sealed interface Decoded<E> {

    /** The event as it is recorded. */
    RecordedEvent recorded();

    /**
     * An event that the codec knows.
     *
     * @param <E> the domain's events
     * @param events what it is in the domain: one event, unless an {@link Upcaster} makes several or none of it
     */
    record Known<E>(RecordedEvent recorded, List<E> events) implements Decoded<E> {}

    /**
     * An event of a type, or a version of it, that the codec does not know.
     *
     * @param <E> the domain's events
     */
    record Raw<E>(RecordedEvent recorded) implements Decoded<E> {}
}
