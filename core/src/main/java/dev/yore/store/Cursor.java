package dev.yore.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Elements in order, read as they are asked for. It can be gone through once.
 *
 * <p>It closes itself when its end is reached; who stops earlier closes it. For one thread at a time.
 *
 * @param <T> what it yields
 */
@SuppressWarnings("IterableAndIterator") // to be gone through once, in a for loop, and closed behind it
public interface Cursor<T> extends Iterator<T>, Iterable<T>, AutoCloseable {

    /** Ends it and lets go of what it holds. There is nothing left to come then. It may be called again. */
    @Override
    void close();

    /** This cursor itself. */
    @Override
    default Iterator<T> iterator() {
        return this;
    }

    /** Those of what is left of which this is true. It takes this cursor's place, and closes it. */
    default Cursor<T> filter(Predicate<? super T> wanted) {
        return new FilteredCursor<>(this, _ -> true, wanted);
    }

    /** What is left before the first element of which this is not true. It takes this cursor's place, and closes it. */
    default Cursor<T> takeWhile(Predicate<? super T> going) {
        return new FilteredCursor<>(this, going, _ -> true);
    }

    /** What is left, changed one by one. It takes this cursor's place, and closes it. */
    default <R> Cursor<R> map(Function<? super T, ? extends R> change) {
        return new MappedCursor<>(this, change);
    }

    /** What is left, in memory. */
    default List<T> toList() {
        try (this) {
            var list = new ArrayList<T>();
            forEachRemaining(list::add);
            return list;
        }
    }

    /** What is left, as a stream that closes this cursor when it is closed. */
    default Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false).onClose(this::close);
    }
}
