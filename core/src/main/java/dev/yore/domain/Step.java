package dev.yore.domain;

import dev.yore.event.RecordedEvent;

/**
 * One step in the history of an aggregate: what happened, and the state after it.
 *
 * @param <S> the state
 * @param <E> the domain's events
 * @param recorded the event as it is recorded
 * @param event the event as an object of the domain
 * @param state the state after it
 */
public record Step<S, E>(RecordedEvent recorded, E event, S state) {}
