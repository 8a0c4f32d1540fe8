package dev.yore.deciding.internal.engine;

import dev.yore.store.Cursor;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Cursors one after the other, each opened when the one before it has ended, and no more elements than a limit. */
final class Legs<T> implements Cursor<T> {

    private final Iterator<Supplier<Cursor<T>>> legs;
    private @Nullable Cursor<T> leg;
    private long left;

    Legs(Iterable<Supplier<Cursor<T>>> legs, long limit) {
        this.legs = legs.iterator();
        this.left = limit;
    }

    @Override
    public boolean hasNext() {
        while (left > 0) {
            if (leg == null) {
                if (!legs.hasNext()) {
                    close();
                    return false;
                }
                leg = legs.next().get();
            }
            if (leg.hasNext()) {
                return true;
            }
            leg = null;
        }
        close();
        return false;
    }

    @Override
    public T next() {
        if (!hasNext() || leg == null) {
            throw new NoSuchElementException();
        }
        left--;
        return leg.next();
    }

    @Override
    public void close() {
        left = 0;
        if (leg != null) {
            leg.close();
            leg = null;
        }
    }
}
