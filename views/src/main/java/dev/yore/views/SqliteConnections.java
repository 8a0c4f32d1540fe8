package dev.yore.views;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Connections to a file of SQLite. Any thread may call. */
final class SqliteConnections implements AutoCloseable {

    /** How long it waits for other processes that write. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int IDLE_READERS = 8;

    /** What holds unless the URL says otherwise. The cache is given in KiB, which the sign says. */
    private static final Map<String, String> DEFAULTS =
            Map.of("busy_timeout", Long.toString(PATIENCE.toMillis()), "synchronous", "NORMAL", "cache_size", "-65536");

    /** The log is brought over into the database when it has so many pages: 64 MiB. */
    private static final String LOG_PAGES = "16384";

    private final String url;
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    // Guarded by idle.
    private boolean closed;

    SqliteConnections(String url) {
        this.url = url;
    }

    /** A new connection whose transactions have the lock of the database from their beginning. */
    Connection writer() throws SQLException {
        requireOpen();
        return connect("IMMEDIATE");
    }

    /** A connection whose transactions read. */
    Connection reader() throws SQLException {
        var reader = idleReader();
        return reader == null ? connect("DEFERRED") : reader;
    }

    /** Takes a reader back. */
    void giveBack(Connection reader) {
        synchronized (idle) {
            if (!closed && idle.size() < IDLE_READERS) {
                idle.push(reader);
                return;
            }
        }
        discard(reader);
    }

    private @Nullable Connection idleReader() throws SQLException {
        synchronized (idle) {
            requireOpen();
            return idle.poll();
        }
    }

    private void requireOpen() throws SQLException {
        synchronized (idle) {
            if (closed) {
                throw new SQLNonTransientConnectionException("it was closed");
            }
        }
    }

    private Connection connect(String mode) throws SQLException {
        var properties = new Properties();
        properties.setProperty("transaction_mode", mode);
        DEFAULTS.forEach((name, value) -> {
            if (!url.contains(name + "=")) {
                properties.setProperty(name, value);
            }
        });
        var connection = DriverManager.getConnection(url, properties);
        try {
            Sql.execute(connection, "pragma wal_autocheckpoint = " + LOG_PAGES);
            return connection;
        } catch (SQLException e) {
            discard(connection);
            throw e;
        }
    }

    /** Closes a connection; what it had not committed is undone. */
    static void discard(Connection connection) {
        try {
            connection.close();
        } catch (SQLException _) {
            // It is of no use any more.
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(SqliteConnections::discard);
            idle.clear();
        }
    }
}
