package dev.yore.view;

import dev.yore.event.Json;
import dev.yore.store.Checkpoint;
import dev.yore.store.Cursor;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A view in memory at one moment. */
record MemoryViewReader(ViewId id, Checkpoint checkpoint, NavigableMap<String, Json> rows) implements ViewReader {

    @Override
    public Optional<Json> get(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    @Override
    public Cursor<Row> list(RowRange range) {
        var from = range.after()
                .filter(it -> Row.KEY_ORDER.compare(it, range.prefix()) >= 0)
                .map(it -> rows.tailMap(it, false))
                .orElseGet(() -> range.prefix().isEmpty() ? rows : rows.tailMap(range.prefix(), true));
        return cursor(from.entrySet().stream()
                .takeWhile(it -> it.getKey().startsWith(range.prefix()))
                .limit(range.limit())
                .map(it -> new Row(it.getKey(), it.getValue()))
                .iterator());
    }

    @Override
    public long count() {
        return rows.size();
    }

    @Override
    public void close() {}

    private static Cursor<Row> cursor(Iterator<Row> rows) {
        return new Cursor<>() {
            private boolean closed;

            @Override
            public boolean hasNext() {
                return !closed && rows.hasNext();
            }

            @Override
            public Row next() {
                if (closed) {
                    throw new NoSuchElementException();
                }
                return rows.next();
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }
}
