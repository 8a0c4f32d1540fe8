package dev.yore.replay;

import dev.yore.domain.Aggregate;
import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import java.util.function.Function;

/**
 * How a state follows from recorded events: a codec that reads them, a decider that folds them, and what of the state is looked at.
 *
 * <p>Immutable; any thread may use it, as far as the decider's and the codec's functions are pure.
 *
 * @param <V> what is looked at
 */
public final class Logic<V> {

    private final Folding<?, ?, V> folding;

    private Logic(Folding<?, ?, V> folding) {
        this.folding = folding;
    }

    /** The logic of this decider over the events that this codec reads. All of the state is looked at. */
    public static <S, E> Logic<S> of(Decider<?, S, E> decider, EventCodec<E> codec) {
        return new Logic<>(new Folding<>(decider, codec, state -> state));
    }

    /** The logic of this kind of aggregate. All of the state is looked at. */
    public static <S, E> Logic<S> of(Aggregate<?, S, E> aggregate) {
        return of(aggregate.decider(), aggregate.codec());
    }

    /** The same, but only this is looked at. So states of different types become comparable. */
    public <W> Logic<W> seenAs(Function<? super V, ? extends W> view) {
        return new Logic<>(folding.seenAs(view));
    }

    Folding<?, ?, V> folding() {
        return folding;
    }
}
