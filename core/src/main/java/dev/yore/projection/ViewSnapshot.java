package dev.yore.projection;

import dev.yore.store.Checkpoint;
import dev.yore.store.Cursor;
import dev.yore.view.Row;
import dev.yore.view.RowRange;
import dev.yore.view.ViewId;
import dev.yore.view.ViewReader;
import java.util.Optional;

/**
 * The rows of a projection at one moment. For one thread at a time; close it soon.
 *
 * @param <R> what a row says
 */
public final class ViewSnapshot<R> implements AutoCloseable {

    private final ViewReader reader;
    private final Class<R> type;

    ViewSnapshot(ViewReader reader, Class<R> type) {
        this.reader = reader;
        this.type = type;
    }

    /** Which view it is of. */
    public ViewId view() {
        return reader.id();
    }

    /** The events that its rows are made of. */
    public Checkpoint checkpoint() {
        return reader.checkpoint();
    }

    /** The row of this key. */
    public Optional<R> get(String key) {
        return reader.get(key).map(it -> it.as(type));
    }

    /** Rows in the order of their keys, read as they are asked for. Go through one list before asking for the next. */
    public Cursor<Entry<R>> list(RowRange range) {
        var rows = reader.list(range);
        return new Cursor<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Entry<R> next() {
                Row row = rows.next();
                return new Entry<>(row.key(), row.value().as(type));
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    /** How many rows there are. */
    public long count() {
        return reader.count();
    }

    @Override
    public void close() {
        reader.close();
    }
}
