package dev.yore.correction;

import dev.yore.event.RecordedEvent;
import java.util.Optional;

/**
 * What makes an event good that may be wrong.
 *
 * <p>It is asked more than once for the same event and should say the same each time. It should decide by the event itself; the
 * corrections of a batch do not see each other.
 *
 * @param <E> the domain's events
 */
@FunctionalInterface
public interface Correction<E> {

    /**
     * The compensating event; empty where nothing is wrong.
     *
     * @param event the event as an object of the domain
     * @param recorded the event as it is recorded
     */
    Optional<? extends E> of(E event, RecordedEvent recorded);
}
