package dev.yore.projection;

import dev.yore.projection.Projection.Apply;
import dev.yore.projection.Projection.ApplyWith;
import dev.yore.projection.Projection.Fold;
import java.util.function.Function;

/**
 * What a projection does with an event.
 *
 * @param <E> the domain's events
 * @param <R> what a row says
 */
sealed interface Work<E, R> {

    /**
     * It changes the row of one key: events of different keys may be folded at the same time.
     *
     * @param byStream whether the key is the id of the event's stream
     */
    record Keyed<E, R>(Function<? super Fact<E>, String> key, boolean byStream, Fold<E, R> fold)
            implements Work<E, R> {}

    /** It changes any rows. */
    record Free<E, R>(Apply<E, R> apply) implements Work<E, R> {}

    /** It works in the transaction of the view store by the store's own means. */
    record Transactional<E, R, T>(Class<T> resource, ApplyWith<E, T> apply) implements Work<E, R> {}
}
