package dev.yore.testkit;

import dev.yore.store.Cursor;
import dev.yore.testkit.internal.Gate;
import java.util.List;
import java.util.NoSuchElementException;

/** A cursor over a copy of what it yields. When its store is closed in the meantime, it says so. */
final class ListCursor<T> implements Cursor<T> {

    private final List<T> elements;
    private final Gate gate;
    private int next; // of the thread that reads

    ListCursor(List<T> elements, Gate gate) {
        this.elements = elements;
        this.gate = gate;
    }

    @Override
    public boolean hasNext() {
        if (next == elements.size()) {
            return false;
        }
        gate.lock();
        try {
            gate.requireOpen();
            return true;
        } finally {
            gate.unlock();
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return elements.get(next++);
    }

    @Override
    public void close() {
        next = elements.size();
    }
}
