package dev.yore.views;

import dev.yore.event.Json;
import dev.yore.store.Checkpoint;
import dev.yore.store.Cursor;
import dev.yore.view.Row;
import dev.yore.view.RowRange;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A view in a transaction that sees one moment. */
final class JdbcViewReader implements ViewReader {

    /** So many rows are fetched at a time where a driver would fetch all at once. */
    private static final int FETCHED = 1_000;

    private final Database database;
    private final Database.Transaction transaction;
    private final ViewInfo view;
    private final List<RowCursor> lists = new ArrayList<>();
    private boolean closed;

    JdbcViewReader(Database database, Database.Transaction transaction, ViewInfo view) {
        this.database = database;
        this.transaction = transaction;
        this.view = view;
    }

    @Override
    public ViewId id() {
        return view.id();
    }

    boolean isServing() {
        return view.serving();
    }

    @Override
    public Checkpoint checkpoint() {
        return view.checkpoint();
    }

    @Override
    public Optional<Json> get(String key) {
        if (!Row.isKey(key)) {
            return Optional.empty();
        }
        try {
            return Sql.first(
                    transaction.connection(),
                    select("value") + " where key = ?",
                    it -> it.setString(1, key),
                    it -> TableRows.json(it.getString(1)));
        } catch (SQLException e) {
            throw Failures.of(database, e);
        }
    }

    @Override
    public Cursor<Row> list(RowRange range) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<String>();
        if (!range.prefix().isEmpty()) {
            conditions.add("key >= ?");
            values.add(range.prefix());
        }
        range.end().ifPresent(end -> {
            conditions.add("key < ?");
            values.add(end);
        });
        range.after().ifPresent(after -> {
            conditions.add("key > ?");
            values.add(after);
        });
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        try {
            return list(select("key, value") + where + " order by key limit " + range.limit(), values);
        } catch (SQLException e) {
            throw Failures.of(database, e);
        }
    }

    @SuppressWarnings("resource") // the cursor closes its statement
    private Cursor<Row> list(String sql, List<String> values) throws SQLException {
        var statement = transaction.connection().prepareStatement(sql);
        try {
            statement.setFetchSize(FETCHED);
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            var list = new RowCursor(database, statement, statement.executeQuery());
            lists.removeIf(RowCursor::hasEnded);
            lists.add(list);
            return list;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public long count() {
        try {
            return Sql.first(transaction.connection(), select("count(*)"), _ -> {}, it -> it.getLong(1))
                    .orElse(0L);
        } catch (SQLException e) {
            throw Failures.of(database, e);
        }
    }

    private String select(String what) {
        return "select %s from \"%s\"".formatted(what, Names.table(view.id()));
    }

    /** Ends its lists too: a connection that is still reading one would show whoever gets it next this same moment. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            lists.forEach(RowCursor::close);
            transaction.close();
        }
    }
}
