package dev.yore.domain;

import dev.yore.event.Event;
import dev.yore.event.StreamId;
import dev.yore.store.AppendCondition;
import dev.yore.store.AppendResult.ConditionFailed;
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
 * <p>It folds the query's events, lets the decider decide, and appends on the condition that no further event of the query has
 * been recorded meanwhile; otherwise it decides anew. Immutable; any thread may use it.
 *
 * @param <C> the commands
 * @param <S> the state
 * @param <E> the domain's events
 */
public final class Boundary<C, S, E> {

    private final EventStore store;
    private final Decider<C, S, E> decider;
    private final EventCodec<E> codec;
    private final Function<? super E, StreamId> streams;

    private Boundary(
            EventStore store, Decider<C, S, E> decider, EventCodec<E> codec, Function<? super E, StreamId> streams) {
        this.store = store;
        this.decider = decider;
        this.codec = codec;
        this.streams = streams;
    }

    /**
     * Decisions of a decider.
     *
     * @param streams which stream an event goes to
     */
    public static <C, S, E> Boundary<C, S, E> of(
            EventStore store, Decider<C, S, E> decider, EventCodec<E> codec, Function<? super E, StreamId> streams) {
        return new Boundary<>(store, decider, codec, streams);
    }

    /**
     * Decides a command on the events of a query.
     *
     * @return the receipt; empty when there was nothing to do
     * @throws RejectedException if the decider does not allow the command
     * @throws dev.yore.store.ConditionFailedException if others were faster {@value Repository#DEFAULT_RETRIES} times
     * @throws dev.yore.store.OutcomeUnknownException if it is unknown whether the events were recorded
     */
    public Optional<Receipt> handle(Query query, C command) {
        for (int failures = 0; ; failures++) {
            var read = store.head();
            var decided = decider.decide(command, fold(query, read));
            if (decided.isEmpty()) {
                return Optional.empty();
            }
            var condition = AppendCondition.noneMatching(query).after(read);
            switch (store.tryAppend(Commit.of(encode(decided)).when(condition))) {
                case Receipt receipt -> {
                    return Optional.of(receipt);
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

    private S fold(Query query, Checkpoint upTo) {
        var state = decider.initial();
        try (var events = store.read(query, LogRange.all().upTo(upTo))) {
            for (var event : events) {
                state = decider.evolve(state, codec.decode(event.event()));
            }
        }
        return state;
    }

    private List<Event> encode(List<E> decided) {
        return decided.stream().map(it -> codec.encode(streams.apply(it), it)).toList();
    }
}
