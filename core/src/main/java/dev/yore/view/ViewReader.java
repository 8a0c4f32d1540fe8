package dev.yore.view;

import dev.yore.event.Json;
import dev.yore.store.Checkpoint;
import dev.yore.store.Cursor;
import java.util.Optional;

/**
 * A view as it is at one moment: its rows are the fold of the events up to its checkpoint, and do not change while it is
 * open. For one thread at a time. Close it soon: a database keeps what it needs for it.
 */
public interface ViewReader extends AutoCloseable {

    /** Which view. */
    ViewId id();

    /** The events that its rows are made of. */
    Checkpoint checkpoint();

    /** The row of this key; empty also where no row can have it. */
    Optional<Json> get(String key);

    /** Rows in the order of their keys. Go through one list before asking for the next. */
    Cursor<Row> list(RowRange range);

    /** How many rows it has. */
    long count();

    @Override
    void close();
}
