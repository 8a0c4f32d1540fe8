package dev.yore.correction;

import dev.yore.event.Event;
import dev.yore.event.RecordedEvent;

/**
 * A correction that is to be appended.
 *
 * @param <E> the domain's events
 * @param corrected the event that is wrong
 * @param correction the compensating event as an object of the domain
 * @param event the compensating event as it is going to be recorded
 */
public record Planned<E>(RecordedEvent corrected, E correction, Event event) {}
