package dev.yore.testkit.broken;

import dev.yore.store.Cursor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A cursor that is opened when it is asked for its first element. */
final class LateCursor<T> implements Cursor<T> {

    private final Supplier<Cursor<T>> opening;
    private @Nullable Cursor<T> opened;

    LateCursor(Supplier<Cursor<T>> opening) {
        this.opening = opening;
    }

    @Override
    public boolean hasNext() {
        return opened().hasNext();
    }

    @Override
    public T next() {
        return opened().next();
    }

    @Override
    public void close() {
        opened().close();
    }

    private Cursor<T> opened() {
        var now = opened == null ? opening.get() : opened;
        opened = now;
        return now;
    }
}
