package dev.yore.replay;

import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.event.RecordedEvent;
import java.util.List;
import java.util.function.Function;

/** A {@link Logic} with all of its types. */
record Folding<E, S, V>(Decider<?, S, E> decider, EventCodec<E> codec, Function<? super S, V> view) {

    <W> Folding<E, S, W> seenAs(Function<? super V, ? extends W> next) {
        return new Folding<>(decider, codec, state -> next.apply(view.apply(state)));
    }

    /** Whether both read events by the same codec, so that what one has decoded serves the other too. */
    boolean sharesCodec(Folding<?, ?, ?> other) {
        return codec.equals(other.codec);
    }

    Fold<E, S, V> begin() {
        return new Fold<>(this);
    }

    /** The state of one stream as it grows. For one thread. */
    static final class Fold<E, S, V> {

        private final Folding<E, S, V> folding;
        private S state;

        private Fold(Folding<E, S, V> folding) {
            this.folding = folding;
            this.state = folding.decider.initial();
        }

        /** Folds an event, and gives what its codec made of it. */
        List<E> add(RecordedEvent recorded) {
            var events = folding.codec.decode(recorded.event());
            events.forEach(this::evolve);
            return events;
        }

        /** Folds what the same codec has decoded for another fold. */
        @SuppressWarnings("unchecked") // the same codec yields the same type
        void addDecoded(List<?> events) {
            events.forEach(it -> evolve((E) it));
        }

        private void evolve(E event) {
            state = folding.decider.evolve(state, event);
        }

        V view() {
            return folding.view.apply(state);
        }
    }
}
