package dev.yore.dynamodb;

import dev.yore.event.Json;
import dev.yore.store.Checkpoint;
import dev.yore.store.Cursor;
import dev.yore.view.Row;
import dev.yore.view.RowRange;
import dev.yore.view.ViewId;
import dev.yore.view.ViewReader;
import dev.yore.view.ViewUnavailableException;
import java.time.Duration;
import java.util.Optional;

/** A view as it was when it was opened: the rows as they are now, less what was written since. */
final class DynamoDbViewReader implements ViewReader {

    /** Well before anything expires that it may need. */
    private static final Duration LONGEST = StoredRows.KEPT.dividedBy(2);

    private final ViewRecord view;
    private final StoredRows rows;
    private final UndoLog undo;
    private final long opened = System.nanoTime();
    private boolean isWhole;

    DynamoDbViewReader(Calls calls, ViewRecord view) {
        this.view = view;
        this.rows = new StoredRows(calls, view);
        this.undo = new UndoLog(calls, rows, view);
    }

    @Override
    public ViewId id() {
        return view.id();
    }

    @Override
    public Checkpoint checkpoint() {
        return view.checkpoint();
    }

    @Override
    public Optional<Json> get(String key) {
        requireFresh();
        if (!Row.isKey(key)) {
            return Optional.empty();
        }
        return undo.valueThen(key, rows.find(key)).map(StoredRow::json);
    }

    @Override
    public Cursor<Row> list(RowRange range) {
        return new RowCursor(this, range);
    }

    /** The next page of a list, and the rows as they were. */
    StoredRows.Page page(String prefix, Optional<String> after, int limit) {
        requireFresh();
        if (!isWhole) {
            undo.awaitLast();
            isWhole = true;
        }
        return rows.page(prefix, after, limit);
    }

    Optional<Row> row(String key, StoredRow now) {
        return undo.valueThen(key, Optional.of(now)).map(it -> new Row(key, StoredRow.json(it)));
    }

    @Override
    public long count() {
        long rows = 0;
        for (var list = list(RowRange.all()); list.hasNext(); list.next()) {
            rows++;
        }
        return rows;
    }

    private void requireFresh() {
        if (System.nanoTime() - opened > LONGEST.toNanos()) {
            throw new ViewUnavailableException(
                    "view %s was opened more than %d minutes ago, and what it was then is not kept for so long: open it anew"
                            .formatted(view.id(), LONGEST.toMinutes()),
                    new IllegalStateException("opened too long ago"));
        }
    }

    @Override
    public void close() {}
}
