package dev.yore.views;

import dev.yore.event.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The SQL of SQLite. */
record SqliteDialect() implements Dialect {

    // See https://www.sqlite.org/rescode.html.
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int NO_MEMORY = 7;
    private static final int READ_ONLY = 8;
    private static final int INTERRUPTED = 9;
    private static final int IO_ERROR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int PROTOCOL = 15;
    private static final int CONSTRAINT = 19;
    private static final int NO_DATABASE = 26;

    private static final Set<Integer> OUTAGES =
            Set.of(BUSY, LOCKED, NO_MEMORY, READ_ONLY, INTERRUPTED, IO_ERROR, FULL, CANNOT_OPEN, PROTOCOL);

    private static final int COLUMN_VALUE = 2;

    /** Nothing: a transaction that may write is alone from its beginning. */
    @Override
    public void lockForCreation(Connection connection) {}

    @Override
    public boolean hasTable(Connection connection, String table) throws SQLException {
        return Sql.first(
                        connection,
                        "select 1 from sqlite_master where type = 'table' and name = ?",
                        it -> it.setString(1, table),
                        it -> it.getInt(1))
                .isPresent();
    }

    @Override
    public String forUpdate() {
        return "";
    }

    /** Keys are compared byte by byte: that is SQLite's own order of text. */
    @Override
    public String createRows(String table) {
        return "create table \"%s\" (key text primary key, value text not null) without rowid".formatted(table);
    }

    @Override
    public List<String> show(String view, String table) {
        return List.of(
                "drop view if exists \"%s\"".formatted(view),
                "create view \"%s\" as select key, value from \"%s\"".formatted(view, table));
    }

    @Override
    public void put(Connection connection, String table, List<Map.Entry<String, String>> rows) throws SQLException {
        var sql = "insert into \"%s\" (key, value) values (?, ?) on conflict (key) do update set value = excluded.value"
                .formatted(table);
        try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                statement.setString(1, row.getKey());
                statement.setString(COLUMN_VALUE, row.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    public void delete(Connection connection, String table, List<String> keys) throws SQLException {
        try (var statement = connection.prepareStatement("delete from \"%s\" where key = ?".formatted(table))) {
            for (var key : keys) {
                statement.setString(1, key);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    public void rows(Connection connection, String table, Collection<String> keys, BiConsumer<String, String> found)
            throws SQLException {
        var sql = "select t.key, t.value from json_each(?) k cross join \"%s\" t on t.key = k.value".formatted(table);
        Sql.each(
                connection,
                sql,
                it -> it.setString(1, Json.from(keys).toString()),
                it -> found.accept(it.getString(1), it.getString(COLUMN_VALUE)));
    }

    @Override
    public boolean isOutage(SQLException failure) {
        return OUTAGES.contains(failure.getErrorCode());
    }

    /** There is none to be lost. */
    @Override
    public boolean isLostConnection(SQLException failure) {
        return false;
    }

    boolean isBusy(SQLException failure) {
        return failure.getErrorCode() == BUSY || failure.getErrorCode() == LOCKED;
    }

    boolean isReadOnly(SQLException failure) {
        return failure.getErrorCode() == READ_ONLY;
    }

    @Override
    public boolean isNoSuchTable(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("no such table");
    }

    @Override
    public boolean isNoDatabase(SQLException failure) {
        return failure.getErrorCode() == NO_DATABASE || failure.getErrorCode() == CORRUPT;
    }

    @Override
    public boolean isBrokenRule(SQLException failure) {
        return failure.getErrorCode() == CONSTRAINT;
    }

    @Override
    public String wayOn(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case BUSY, LOCKED, PROTOCOL -> "another process is writing to it for long";
            case READ_ONLY -> "let this process write to the file and its folder";
            case FULL -> "make room on the disk";
            case CANNOT_OPEN -> "see that the folder is there and may be read and written";
            case IO_ERROR -> "see to the disk";
            default -> "see the cause";
        };
    }
}
