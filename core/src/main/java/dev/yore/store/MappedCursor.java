package dev.yore.store;

import java.util.function.Function;

/** What another cursor yields, changed one by one. */
record MappedCursor<S, T>(Cursor<S> all, Function<? super S, ? extends T> change) implements Cursor<T> {

    @Override
    public boolean hasNext() {
        return all.hasNext();
    }

    @Override
    public T next() {
        return change.apply(all.next());
    }

    @Override
    public void close() {
        all.close();
    }
}
