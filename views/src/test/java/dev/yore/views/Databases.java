package dev.yore.views;

import dev.yore.views.Wallets.Content;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Databases as others see them who know nothing of Yore. */
final class Databases {

    private Databases() {}

    @FunctionalInterface
    private interface Use<T> {
        T use(Connection connection) throws SQLException;
    }

    static void execute(String url, String sql) {
        with(url, connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** What a query gives, a row in a text. */
    static List<String> query(String url, String sql) {
        return with(url, connection -> {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(sql)) {
                var rows = new ArrayList<String>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        });
    }

    private static String row(ResultSet result) throws SQLException {
        var values = new ArrayList<String>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            values.add(result.getString(i));
        }
        return String.join("|", values);
    }

    static Map<String, Content> wallets(String url) {
        var contents = new TreeMap<String, Content>();
        for (var row : query(url, "select id, amount, events from wallets")) {
            var values = row.split("\\|", -1);
            contents.put(values[0], new Content(Long.parseLong(values[1]), Long.parseLong(values[2])));
        }
        return contents;
    }

    private static <T> T with(String url, Use<T> use) {
        try (var connection = DriverManager.getConnection(url)) {
            return use.use(connection);
        } catch (SQLException e) {
            throw new AssertionError(url, e);
        }
    }
}
