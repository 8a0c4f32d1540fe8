package dev.yore.testkit.broken;

import dev.yore.store.Cursor;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** A cursor over a list. */
final class FixedCursor<T> implements Cursor<T> {

    private Iterator<T> rest;

    FixedCursor(List<T> elements) {
        rest = elements.iterator();
    }

    @Override
    public boolean hasNext() {
        return rest.hasNext();
    }

    @Override
    public T next() {
        return rest.next();
    }

    @Override
    public void close() {
        rest = Collections.emptyIterator();
    }
}
