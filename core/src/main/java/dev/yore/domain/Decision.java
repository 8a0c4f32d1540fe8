package dev.yore.domain;

import dev.yore.store.Receipt;
import java.util.List;
import java.util.Optional;

/**
 * What a command did that was decided on the events of a query.
 *
 * @param <S> the state
 * @param <E> the domain's events
 * @param events what happened; empty when there was nothing to do
 * @param state what the query's events and these make of the initial state
 * @param receipt the receipt of the events; empty when there were none
 * @param repeated whether this is what the command did when it was handled before, under the id in its {@link Context}
 */
public record Decision<S, E>(List<E> events, S state, Optional<Receipt> receipt, boolean repeated) {}
