package dev.yore.projection;

import java.util.Optional;

/**
 * How far an attempt to apply a batch of events came. Less than all of it: nothing of the attempt counts, and the next one is
 * to take no more than this.
 *
 * @param events so many of its first events can be applied together
 * @param failure why the next one cannot be applied at all, if that is so
 */
record Attempt(int events, Optional<Throwable> failure) {

    static Attempt all(int events) {
        return new Attempt(events, Optional.empty());
    }

    static Attempt failed(int at, Throwable failure) {
        return new Attempt(at, Optional.of(failure));
    }

    /** Nobody knows which of so many it was that failed: half of them may be tried, unless there was but one. */
    static Attempt halved(int events, Throwable failure) {
        return events > 1 ? new Attempt(events / 2, Optional.empty()) : failed(0, failure);
    }

    /** Of two about the same batch the one that came less far. */
    Attempt least(Attempt other) {
        return other.events < events ? other : this;
    }
}
