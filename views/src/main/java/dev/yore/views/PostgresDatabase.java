package dev.yore.views;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A database of PostgreSQL.
 *
 * <p>Leases run by its clock. Who writes locks the row of the view in the registry, so a process that is paused in the middle
 * of a transaction would keep others from taking over: the server ends a transaction that does nothing for a minute.
 */
final class PostgresDatabase implements Database {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 16;

    private static final String WRITING =
            "set local lock_timeout = '10s'; set local idle_in_transaction_session_timeout = '60s'";

    /** The table is locked before the first query, by which the moment of the transaction is set. */
    private static final String READING =
            "set transaction isolation level repeatable read, read only; set local lock_timeout = '10s';"
                    + " set local idle_in_transaction_session_timeout = 0";

    private final DataSource source;
    private final boolean own;
    private final String place;
    private final PostgresDialect dialect = new PostgresDialect();

    private PostgresDatabase(DataSource source, boolean own, String place) {
        this.source = source;
        this.own = own;
        this.place = place;
    }

    /** Connections of somebody's own, who closes them. */
    static PostgresDatabase of(DataSource source) {
        return new PostgresDatabase(source, false, "PostgreSQL");
    }

    /** Its own connections to the database at a JDBC URL. */
    static PostgresDatabase at(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("yore-views");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "yore-views");
        // The first transaction finds out whether it can be reached.
        config.setInitializationFailTimeout(-1);
        return new PostgresDatabase(new HikariDataSource(config), true, "PostgreSQL " + withoutSecrets(url));
    }

    private static String withoutSecrets(String url) {
        int parameters = url.indexOf('?');
        return (parameters < 0 ? url : url.substring(0, parameters)).replaceFirst("//[^/@]*@", "//");
    }

    @Override
    public Transaction write() throws SQLException {
        return begin(WRITING);
    }

    @Override
    public Transaction read(Optional<String> table) throws SQLException {
        return begin(READING
                + table.map("; lock table \"%s\" in access share mode"::formatted)
                        .orElse(""));
    }

    private Transaction begin(String settings) throws SQLException {
        var connection = source.getConnection();
        var transaction = new Pooled(connection);
        try {
            connection.setAutoCommit(false);
            Sql.execute(connection, settings);
            return transaction;
        } catch (SQLException e) {
            transaction.close();
            throw e;
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public String now() {
        return "(extract(epoch from clock_timestamp()) * 1000000)::bigint";
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public void close() {
        if (own && source instanceof HikariDataSource pool) {
            pool.close();
        }
    }

    private static final class Pooled implements Transaction {
        private final Connection connection;
        private boolean committed;

        Pooled(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public void commit() throws SQLException {
            connection.commit();
            committed = true;
        }

        @Override
        public void close() {
            try (connection) {
                if (!committed) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            } catch (SQLException _) {
                // The connection is broken, and what it had not committed is undone.
            }
        }
    }
}
