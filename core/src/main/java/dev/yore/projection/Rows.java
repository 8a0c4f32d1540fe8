package dev.yore.projection;

import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * The rows of a view, as one event finds and leaves them. For the call that it is given to, and its thread.
 *
 * @param <R> what a row says
 */
public interface Rows<R> {

    /** The row of this key, with what earlier events made of it. */
    Optional<R> get(String key);

    /** Puts a row, in the place of the one that may be there. */
    void put(String key, R row);

    /** Deletes the row of this key, if there is one. */
    void delete(String key);

    /** Puts a row; where there is one already, what both make together. */
    default void merge(String key, R row, BinaryOperator<R> together) {
        put(key, get(key).map(it -> together.apply(it, row)).orElse(row));
    }
}
