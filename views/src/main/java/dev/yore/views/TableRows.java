package dev.yore.views;

import dev.yore.event.Json;
import dev.yore.view.Row;
import dev.yore.view.ViewId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of a view in its table, in one transaction. */
final class TableRows {

    /** How many rows, and about how many bytes, go into one statement. */
    private static final int STATEMENT_ROWS = 10_000;

    private static final int STATEMENT_BYTES = 8 << 20;

    private final Dialect dialect;
    private final Connection connection;
    private final String table;

    TableRows(Dialect dialect, Connection connection, ViewId id) {
        this.dialect = dialect;
        this.connection = connection;
        this.table = Names.table(id);
    }

    Map<String, Json> find(Collection<String> keys) throws SQLException {
        var found = HashMap.<String, Json>newHashMap(keys.size());
        var possible = keys.stream().filter(Row::isKey).toList();
        for (int i = 0; i < possible.size(); i += STATEMENT_ROWS) {
            var some = possible.subList(i, Math.min(possible.size(), i + STATEMENT_ROWS));
            dialect.rows(connection, table, some, (key, value) -> found.put(key, json(value)));
        }
        return found;
    }

    /** Puts and deletes rows, about in the order of their keys: neighbours lie in the same pages. */
    void write(Map<String, Optional<Json>> rows) throws SQLException {
        var ordered = new ArrayList<>(rows.entrySet());
        ordered.sort(Map.Entry.comparingByKey());
        var puts = new ArrayList<Map.Entry<String, String>>();
        var deletions = new ArrayList<String>();
        long bytes = 0;
        for (var row : ordered) {
            if (row.getValue().isEmpty()) {
                deletions.add(row.getKey());
                continue;
            }
            var value = row.getValue().get();
            puts.add(Map.entry(row.getKey(), value.toString()));
            bytes += value.length();
            if (puts.size() == STATEMENT_ROWS || bytes > STATEMENT_BYTES) {
                dialect.put(connection, table, puts);
                puts.clear();
                bytes = 0;
            }
        }
        if (!puts.isEmpty()) {
            dialect.put(connection, table, puts);
        }
        delete(deletions);
    }

    private void delete(List<String> keys) throws SQLException {
        for (int i = 0; i < keys.size(); i += STATEMENT_ROWS) {
            dialect.delete(connection, table, keys.subList(i, Math.min(keys.size(), i + STATEMENT_ROWS)));
        }
    }

    /** A row as it was written. */
    static Json json(String value) {
        return Json.ofTrusted(value.getBytes(StandardCharsets.UTF_8));
    }
}
