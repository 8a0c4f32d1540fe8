package dev.yore.testkit;

import dev.yore.domain.Decider;
import dev.yore.domain.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A test of a decider, told as a story: given what happened, when a command comes, then this happens.
 *
 * <pre>{@code
 * DeciderScenario.of(Account.DECIDER)
 *         .given(new AccountCreated("Alice"), new MoneyDeposited(money("100.00")))
 *         .when(new Withdraw(money("30.00")))
 *         .then(new MoneyWithdrawn(money("30.00")));
 * }</pre>
 *
 * <p>No store, no codec and no clock takes part. Immutable: a scenario may be the beginning of many.
 *
 * @param <C> the commands
 * @param <S> the state
 * @param <E> the events
 */
public final class DeciderScenario<C, S, E> {

    private final Decider<C, S, E> decider;
    private final List<E> given;

    private DeciderScenario(Decider<C, S, E> decider, List<E> given) {
        this.decider = decider;
        this.given = List.copyOf(given);
    }

    /** A scenario in which nothing has happened yet. */
    public static <C, S, E> DeciderScenario<C, S, E> of(Decider<C, S, E> decider) {
        return new DeciderScenario<>(decider, List.of());
    }

    /** The same after these events, which come behind those that were given before. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read, and then forgotten
    public final DeciderScenario<C, S, E> given(E... events) {
        return given(List.of(events));
    }

    /** The same after these events, which come behind those that were given before. */
    public DeciderScenario<C, S, E> given(List<? extends E> events) {
        var all = new ArrayList<>(given);
        all.addAll(events);
        return new DeciderScenario<>(decider, all);
    }

    /** Lets the decider decide a command. What else it throws than a rejection comes out here. */
    public DeciderOutcome<C, S, E> when(C command) {
        var before = state();
        try {
            var decided = List.copyOf(decider.decide(command, before));
            return new DeciderOutcome<>(this, command, decided, Optional.empty());
        } catch (RejectedException e) {
            return new DeciderOutcome<>(this, command, List.of(), Optional.of(e.reason()));
        }
    }

    /**
     * Asserts what the given events make of the initial state.
     *
     * @throws AssertionError if they make another state of it
     */
    public DeciderScenario<C, S, E> thenState(S expected) {
        Story.of(given).requireState(expected, state());
        return this;
    }

    List<E> given() {
        return given;
    }

    S state() {
        var state = decider.initial();
        for (var event : given) {
            state = decider.evolve(state, event);
        }
        return state;
    }
}
