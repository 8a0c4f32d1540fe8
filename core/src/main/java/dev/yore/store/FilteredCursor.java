package dev.yore.store;

import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Some of the elements of a cursor, as they come.
 *
 * @param <T> what it yields
 */
final class FilteredCursor<T> implements Cursor<T> {

    private final Cursor<T> all;
    private final Predicate<? super T> going;
    private final Predicate<? super T> wanted;
    private @Nullable T next;

    /**
     * Those that are wanted.
     *
     * @param going it ends before the first one of which this is not true
     */
    FilteredCursor(Cursor<T> all, Predicate<? super T> going, Predicate<? super T> wanted) {
        this.all = all;
        this.going = going;
        this.wanted = wanted;
    }

    @Override
    public boolean hasNext() {
        while (next == null && all.hasNext()) {
            var element = all.next();
            if (!going.test(element)) {
                close();
            } else if (wanted.test(element)) {
                next = element;
            }
        }
        return next != null;
    }

    @Override
    public T next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var element = next;
        next = null;
        return element;
    }

    @Override
    public void close() {
        next = null;
        all.close();
    }
}
