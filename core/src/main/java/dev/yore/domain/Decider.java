package dev.yore.domain;

import java.util.List;
import java.util.function.BiFunction;

/**
 * How an aggregate decides, and what its events make of it: three pure functions.
 *
 * <p>After <em>Functional Event Sourcing Decider</em> (Chassaing, 2021).
 *
 * @param <C> its commands
 * @param <S> its state
 * @param <E> its events
 */
public interface Decider<C, S, E> {

    /** The state before the first event. */
    S initial();

    /**
     * What happens when a command meets a state: the events, or none when there is nothing to do.
     *
     * @throws RejectedException if the command is not allowed in this state
     */
    List<E> decide(C command, S state);

    /** The state after an event. It never fails: what happened, happened. */
    S evolve(S state, E event);

    /** The decider made of these three. */
    static <C, S, E> Decider<C, S, E> of(S initial, BiFunction<C, S, List<E>> decide, BiFunction<S, E, S> evolve) {
        return new Decider<>() {
            @Override
            public S initial() {
                return initial;
            }

            @Override
            public List<E> decide(C command, S state) {
                return decide.apply(command, state);
            }

            @Override
            public S evolve(S state, E event) {
                return evolve.apply(state, event);
            }
        };
    }
}
