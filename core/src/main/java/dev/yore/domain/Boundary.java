package dev.yore.domain;

import dev.yore.event.Event;
import dev.yore.event.StreamId;
import dev.yore.store.AppendCondition;
import dev.yore.store.AppendResult.ConditionFailed;
import dev.yore.store.AppendResult.IdTaken;
import dev.yore.store.AppendResult.Refusal;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decisions that rest on the events of a query instead of those of one stream: a dynamic consistency boundary.
 *
 * <p>It folds the events that a command rests on, lets the decider decide, and appends on the condition that no further such
 * event has been recorded meanwhile; otherwise it decides anew.
 *
 * <pre>{@code
 * var courses = Boundary.of(store, Courses.DECIDER, Courses.CODEC, Courses::restsOn, Courses::stream);
 * courses.handle(new Subscribe("student-7", "course-1"));
 * }</pre>
 *
 * <p>What a command rests on must hold every event that could change the decision. Immutable; any thread may use it.
 *
 * @param <C> the commands
 * @param <S> the state
 * @param <E> the domain's events
 */
public final class Boundary<C, S, E> {

    private final EventStore store;
    private final Decider<C, S, E> decider;
    private final EventCodec<E> codec;
    private final Function<? super C, Query> restsOn;
    private final Function<? super E, StreamId> streams;
    private final Function<? super C, Optional<String>> within;

    private Boundary(
            EventStore store,
            Decider<C, S, E> decider,
            EventCodec<E> codec,
            Function<? super C, Query> restsOn,
            Function<? super E, StreamId> streams,
            Function<? super C, Optional<String>> within) {
        this.store = store;
        this.decider = decider;
        this.codec = codec;
        this.restsOn = restsOn;
        this.streams = streams;
        this.within = within;
    }

    /**
     * Decisions of a decider.
     *
     * @param restsOn the events that the decision on a command rests on; the codec knows the types of all of them
     * @param streams which stream an event goes to
     */
    public static <C, S, E> Boundary<C, S, E> of(
            EventStore store,
            Decider<C, S, E> decider,
            EventCodec<E> codec,
            Function<? super C, Query> restsOn,
            Function<? super E, StreamId> streams) {
        return new Boundary<>(store, decider, codec, restsOn, streams, _ -> Optional.empty());
    }

    /**
     * The same, resting only on the events of streams with one partition key ({@link StreamId#partitionKey()}). A log of several
     * partitions asks for it, and for the decided events to go to streams of that key.
     *
     * @param partitionKey the key that a command is about
     */
    public Boundary<C, S, E> within(Function<? super C, String> partitionKey) {
        return new Boundary<>(
                store, decider, codec, restsOn, streams, command -> Optional.of(partitionKey.apply(command)));
    }

    /** Decides a command that brings nothing but itself; see {@link #handle(Object, Context)}. */
    public Decision<S, E> handle(C command) {
        return handle(command, Context.NONE);
    }

    /**
     * Folds what a command rests on, lets the decider decide, and appends what it decided; decides anew when another writer
     * was faster.
     *
     * <p>With a command id in the context it may be repeated, for ever: what a command of this id recorded before is found first
     * and given back, {@link Decision#repeated()}, and nothing is decided or appended. A command that recorded nothing left no trace
     * to find.
     *
     * @throws RejectedException if the decider does not allow the command
     * @throws dev.yore.store.ConditionFailedException if others were faster each time
     * @throws dev.yore.store.IdTakenException if the command id belongs to another command, whose events the codec does not know
     * @throws dev.yore.store.SpansPartitionsException if the log has several partitions, and the decision is not {@link #within} the
     *     partition key of the streams that it goes to
     * @throws dev.yore.store.OutcomeUnknownException if it is unknown whether the events were recorded; with a command id, handle
     *     it again
     */
    public Decision<S, E> handle(C command, Context context) {
        var condition = condition(command);
        for (int failures = 0; ; failures++) {
            var earlier = CommandTrace.find(store, context);
            if (earlier.isPresent()) {
                return repeated(condition, earlier.get());
            }
            var read = store.head();
            var state = fold(condition, read);
            var decided = decider.decide(command, state);
            if (decided.isEmpty()) {
                return new Decision<>(decided, state, Optional.empty(), false);
            }
            var commit = Commit.of(encode(decided, context)).when(condition.after(read));
            switch (store.tryAppend(commit)) {
                case Receipt receipt -> {
                    return CommandTrace.ofSomeoneElse(store, context, commit.events())
                            .map(trace -> repeated(condition, trace))
                            .orElseGet(
                                    () -> new Decision<>(decided, evolve(state, decided), Optional.of(receipt), false));
                }
                case IdTaken taken -> {
                    return CommandTrace.find(store, context)
                            .map(trace -> repeated(condition, trace))
                            .orElseThrow(taken::toException);
                }
                case ConditionFailed failed -> {
                    if (failures == Repository.DEFAULT_RETRIES) {
                        throw failed.toException();
                    }
                }
                case Refusal refusal -> throw refusal.toException();
            }
        }
    }

    private AppendCondition condition(C command) {
        var anywhere = AppendCondition.noneMatching(restsOn.apply(command));
        return within.apply(command).map(anywhere::within).orElse(anywhere);
    }

    /** The state of all that a condition counts, up to a checkpoint. */
    private S fold(AppendCondition condition, Checkpoint upTo) {
        var state = decider.initial();
        try (var events = store.read(condition.none(), LogRange.all().upTo(upTo))) {
            for (var event : events) {
                if (condition.countsAgainst(event.event())) {
                    state = evolve(state, codec.decode(event.event()));
                }
            }
        }
        return state;
    }

    private S evolve(S before, List<E> decided) {
        var state = before;
        for (var event : decided) {
            state = decider.evolve(state, event);
        }
        return state;
    }

    private List<Event> encode(List<E> decided, Context context) {
        return context.applyTo(
                decided.stream().map(it -> codec.encode(streams.apply(it), it)).toList());
    }

    private Decision<S, E> repeated(AppendCondition condition, CommandTrace trace) {
        var events = trace.decode(codec);
        var state = fold(condition, store.before(trace.first()));
        return new Decision<>(events, evolve(state, events), Optional.of(trace.receipt()), true);
    }
}
