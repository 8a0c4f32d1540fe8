package dev.yore.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The SQL of PostgreSQL. */
record PostgresDialect() implements Dialect {

    /** The lock under which the tables of the registry are made: "yore" in letters. */
    private static final long CREATION = 0x796F7265;

    // See https://www.postgresql.org/docs/current/errcodes-appendix.html.
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "57", "58");
    private static final Set<String> OUTAGES = Set.of("40001", "40P01", "55P03", "25P03", "25P04", "25006");
    private static final String CANCELED = "57014";
    private static final String NO_SUCH_TABLE = "42P01";
    private static final String BROKEN_RULES = "23";
    private static final String ABORTED = "25P02";
    private static final int CLASS = 2;

    private static final int COLUMN_VALUE = 2;

    @Override
    public void lockForCreation(Connection connection) throws SQLException {
        Sql.execute(connection, "select pg_advisory_xact_lock(" + CREATION + ")");
    }

    @Override
    public boolean hasTable(Connection connection, String table) throws SQLException {
        return Sql.first(
                        connection,
                        "select to_regclass(?) is not null",
                        it -> it.setString(1, "\"" + table + "\""),
                        it -> it.getBoolean(1))
                .orElse(false);
    }

    @Override
    public String forUpdate() {
        return " for update";
    }

    /** The type {@code json} keeps text as it was written, which {@code jsonb} does not. */
    @Override
    public String createRows(String table) {
        return "create table \"%s\" (key text collate \"C\" primary key, value json not null)".formatted(table);
    }

    @Override
    public List<String> show(String view, String table) {
        return List.of("create or replace view \"%s\" as select key, value from \"%s\"".formatted(view, table));
    }

    @Override
    public void put(Connection connection, String table, List<Map.Entry<String, String>> rows) throws SQLException {
        var sql = "insert into \"%s\" (key, value) select key, value::json from unnest(?, ?) as t (key, value)"
                        .formatted(table)
                + " on conflict (key) do update set value = excluded.value";
        var keys = connection.createArrayOf(
                "text", rows.stream().map(Map.Entry::getKey).toArray());
        var values = connection.createArrayOf(
                "text", rows.stream().map(Map.Entry::getValue).toArray());
        Sql.update(connection, sql, it -> {
            it.setArray(1, keys);
            it.setArray(COLUMN_VALUE, values);
        });
    }

    @Override
    public void delete(Connection connection, String table, List<String> keys) throws SQLException {
        var array = connection.createArrayOf("text", keys.toArray());
        Sql.update(connection, "delete from \"%s\" where key = any (?)".formatted(table), it -> it.setArray(1, array));
    }

    @Override
    public void rows(Connection connection, String table, Collection<String> keys, BiConsumer<String, String> found)
            throws SQLException {
        var array = connection.createArrayOf("text", keys.toArray());
        Sql.each(
                connection,
                "select key, value from \"%s\" where key = any (?)".formatted(table),
                it -> it.setArray(1, array),
                it -> found.accept(it.getString(1), it.getString(COLUMN_VALUE)));
    }

    @Override
    public boolean isOutage(SQLException failure) {
        var state = state(failure);
        return !state.equals(CANCELED) && (OUTAGES.contains(state) || OUTAGE_CLASSES.contains(classOf(state)));
    }

    @Override
    public boolean isLostConnection(SQLException failure) {
        var state = classOf(state(failure));
        return state.equals("08") || state.equals("57");
    }

    @Override
    public boolean isNoSuchTable(SQLException failure) {
        return state(failure).equals(NO_SUCH_TABLE);
    }

    @Override
    public boolean isNoDatabase(SQLException failure) {
        return false;
    }

    @Override
    public boolean isBrokenRule(SQLException failure) {
        return classOf(state(failure)).equals(BROKEN_RULES) || state(failure).equals(ABORTED);
    }

    @Override
    public String wayOn(SQLException failure) {
        return switch (classOf(state(failure))) {
            case "08", "57" -> "see that it runs and can be reached";
            case "28", "42" -> "see to the rights of its user";
            case "53" -> "give it room";
            default -> "see the cause";
        };
    }

    private static String state(SQLException failure) {
        var state = failure.getSQLState();
        return state == null ? "" : state;
    }

    private static String classOf(String state) {
        return state.length() < CLASS ? "" : state.substring(0, CLASS);
    }
}
