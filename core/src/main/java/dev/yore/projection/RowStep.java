package dev.yore.projection;

import java.util.Optional;

/**
 * What one event made of a row.
 *
 * @param fact the event
 * @param before the row before it, if there was one
 * @param after the row after it, if there is one
 * @param <E> the domain's events
 * @param <R> what a row says
 */
public record RowStep<E, R>(Fact<E> fact, Optional<R> before, Optional<R> after) {}
