package dev.yore.domain;

/**
 * A kind of aggregate: how it decides and how its events are written.
 *
 * @param <C> its commands
 * @param <S> its state
 * @param <E> its events
 * @param name what it is called, in lower case
 * @param decider how it decides
 * @param codec how its events are written
 */
public record Aggregate<C, S, E>(String name, Decider<C, S, E> decider, EventCodec<E> codec) {}
