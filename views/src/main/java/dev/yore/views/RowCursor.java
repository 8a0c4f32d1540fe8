package dev.yore.views;

import dev.yore.store.Cursor;
import dev.yore.view.Row;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows that a query gives, read as they are asked for. */
final class RowCursor implements Cursor<Row> {

    private static final int COLUMN_VALUE = 2;

    private final Database database;
    private final PreparedStatement statement;
    private final ResultSet result;
    private @Nullable Row next;
    private boolean ended;

    RowCursor(Database database, PreparedStatement statement, ResultSet result) {
        this.database = database;
        this.statement = statement;
        this.result = result;
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            advance();
        }
        return next != null;
    }

    @Override
    public Row next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("there are no more rows");
        }
        var row = next;
        next = null;
        return row;
    }

    private void advance() {
        try {
            if (result.next()) {
                next = new Row(result.getString(1), TableRows.json(result.getString(COLUMN_VALUE)));
            } else {
                close();
            }
        } catch (SQLException e) {
            throw Failures.of(database, e);
        }
    }

    @Override
    public void close() {
        ended = true;
        next = null;
        try {
            statement.close();
        } catch (SQLException _) {
            // What it holds ends with the transaction.
        }
    }
}
