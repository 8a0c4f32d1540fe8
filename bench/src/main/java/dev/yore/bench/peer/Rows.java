package dev.yore.bench.peer;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Events that a statement finds. */
final class Rows {

    private Rows() {}

    /** Counts them, and takes each one's payload. */
    static long count(PreparedStatement statement, String payload) throws SQLException {
        try (var rows = statement.executeQuery()) {
            int column = rows.findColumn(payload);
            long count = 0;
            while (rows.next()) {
                count += rows.getString(column).isEmpty() ? 0 : 1;
            }
            return count;
        }
    }
}
