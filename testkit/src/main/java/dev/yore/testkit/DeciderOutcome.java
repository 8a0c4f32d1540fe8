package dev.yore.testkit;

import java.util.List;
import java.util.Optional;

/**
 * What a decider made of a command. Each check returns the outcome itself, so that events and state can be checked
 * together.
 *
 * @param <C> the commands
 * @param <S> the state
 * @param <E> the events
 */
public final class DeciderOutcome<C, S, E> {

    private final DeciderScenario<C, S, E> before;
    private final List<E> events;
    private final Optional<String> rejection;
    private final Story story;

    DeciderOutcome(DeciderScenario<C, S, E> before, C command, List<E> events, Optional<String> rejection) {
        this.before = before;
        this.events = events;
        this.rejection = rejection;
        this.story = Story.of(before.given()).when(command);
    }

    /**
     * Asserts that exactly these events happened, in this order.
     *
     * @throws AssertionError if others happened, or the command was rejected; it shows what differs
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read, and then forgotten
    public final DeciderOutcome<C, S, E> then(E... expected) {
        return then(List.of(expected));
    }

    /**
     * Asserts that exactly these events happened, in this order.
     *
     * @throws AssertionError if others happened, or the command was rejected; it shows what differs
     */
    public DeciderOutcome<C, S, E> then(List<? extends E> expected) {
        story.requireNotRejected(expected, rejection);
        story.requireEvents(expected, events);
        return this;
    }

    /**
     * Asserts that nothing happened, and that the command was not rejected either.
     *
     * @throws AssertionError if something happened, or the command was rejected
     */
    public DeciderOutcome<C, S, E> thenNothing() {
        return then(List.<E>of());
    }

    /**
     * Asserts that the command was rejected for this reason.
     *
     * @throws AssertionError if it was not, or for another reason
     */
    public DeciderOutcome<C, S, E> thenRejected(String reason) {
        story.requireRejected(Optional.of(reason), rejection, events);
        return this;
    }

    /**
     * Asserts that the command was rejected, whatever the reason.
     *
     * @throws AssertionError if it was not
     */
    public DeciderOutcome<C, S, E> thenRejected() {
        story.requireRejected(Optional.empty(), rejection, events);
        return this;
    }

    /**
     * Asserts what state the aggregate has afterwards.
     *
     * @throws AssertionError if it has another one
     */
    public DeciderOutcome<C, S, E> thenState(S expected) {
        story.requireState(expected, and().state());
        return this;
    }

    /** The scenario that goes on from here: what happened is given now. */
    public DeciderScenario<C, S, E> and() {
        return before.given(events);
    }
}
