package dev.yore.views;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SQL statements, each run once. */
final class Sql {

    private Sql() {}

    /** Sets the parameters of a statement. */
    @FunctionalInterface
    interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** Takes something from the row of a result. */
    @FunctionalInterface
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Does something with the row of a result. */
    @FunctionalInterface
    interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How many rows were changed. */
    static int update(Connection connection, String sql, Parameters parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            return statement.executeUpdate();
        }
    }

    static <T> Optional<T> first(Connection connection, String sql, Parameters parameters, Reading<T> reading)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (var result = statement.executeQuery()) {
                return result.next() ? Optional.of(reading.read(result)) : Optional.empty();
            }
        }
    }

    static <T> List<T> all(Connection connection, String sql, Parameters parameters, Reading<T> reading)
            throws SQLException {
        var list = new ArrayList<T>();
        each(connection, sql, parameters, it -> list.add(reading.read(it)));
        return list;
    }

    static void each(Connection connection, String sql, Parameters parameters, RowConsumer consumer)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    consumer.accept(result);
                }
            }
        }
    }
}
