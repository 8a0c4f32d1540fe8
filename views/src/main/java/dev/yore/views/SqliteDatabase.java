package dev.yore.views;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A file of SQLite.
 *
 * <p>It keeps a write-ahead log, so that readers and the one who writes do not wait for one another. Here writers take turns by
 * a lock, with other processes by SQLite's own.
 *
 * <p>{@code synchronous=NORMAL}: the log is synced when it is brought over into the database, and not at each commit. Loss of
 * power may undo the last transactions, whole and from the end, and so leaves a view that is the fold of a shorter prefix: its
 * projection goes on from there. Nothing is lost when only the process ends.
 */
final class SqliteDatabase implements Database {

    private static final String PREFIX = "jdbc:sqlite:";

    private final String url;
    private final InstantSource clock;
    private final SqliteDialect dialect = new SqliteDialect();
    private final SqliteConnections connections;
    private final ReentrantLock writing = new ReentrantLock(true);
    // Guarded by writing.
    private @Nullable Connection writer;

    /** What was opened is not read before the first transaction. */
    SqliteDatabase(String url, InstantSource clock) {
        this.url = url;
        this.clock = clock;
        this.connections = new SqliteConnections(url);
    }

    /** Has it keep a write-ahead log from now on. A file that cannot be written stays as it is. */
    void keepLog() throws SQLException {
        long end = System.nanoTime() + SqliteConnections.PATIENCE.toNanos();
        var connection = connections.reader();
        try {
            while (!keepsLog(connection)) {
                if (System.nanoTime() > end) {
                    throw new SQLTimeoutException("another process has it locked");
                }
                Thread.onSpinWait();
            }
        } finally {
            SqliteConnections.discard(connection);
        }
    }

    /** Two who do this at the same time do not wait for one another, as they do otherwise. */
    private boolean keepsLog(Connection connection) throws SQLException {
        try {
            Sql.execute(connection, "pragma journal_mode = wal");
            return true;
        } catch (SQLException e) {
            if (dialect.isBusy(e)) {
                return false;
            }
            if (dialect.isReadOnly(e)) {
                return true;
            }
            throw e;
        }
    }

    @Override
    public Transaction write() throws SQLException {
        takeTurn();
        boolean begun = false;
        try {
            var connection = writer == null ? connections.writer() : writer;
            writer = connection;
            connection.setAutoCommit(false);
            begun = true;
            return new Writing(connection);
        } finally {
            if (!begun) {
                forgetWriter();
                writing.unlock();
            }
        }
    }

    @Override
    public Transaction read(Optional<String> table) throws SQLException {
        var connection = connections.reader();
        try {
            connection.setAutoCommit(false);
            return new Reading(connection);
        } catch (SQLException e) {
            SqliteConnections.discard(connection);
            throw e;
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public String now() {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    }

    @Override
    public String place() {
        return "SQLite file " + file();
    }

    /** The folder that the file is to be in, if it is not there. */
    Optional<Path> missingFolder() {
        if (file().startsWith("file:")) {
            return Optional.empty();
        }
        return Optional.ofNullable(Path.of(file()).toAbsolutePath().getParent()).filter(it -> !Files.isDirectory(it));
    }

    private String file() {
        var file = url.substring(PREFIX.length());
        int parameters = file.indexOf('?');
        return parameters < 0 ? file : file.substring(0, parameters);
    }

    @Override
    public void close() {
        connections.close();
        writing.lock();
        try {
            forgetWriter();
        } finally {
            writing.unlock();
        }
    }

    private void takeTurn() throws SQLException {
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("this thread is in a transaction of " + place() + " already");
        }
        try {
            if (!writing.tryLock(SqliteConnections.PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SQLTimeoutException("another thread is writing for long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("the thread was interrupted before it could write", e);
        }
    }

    private void forgetWriter() {
        var connection = writer;
        writer = null;
        if (connection != null) {
            SqliteConnections.discard(connection);
        }
    }

    private final class Writing implements Transaction {
        private final Connection connection;
        private boolean committed;

        Writing(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public void commit() throws SQLException {
            // The driver's commit() would take the lock again at once.
            connection.setAutoCommit(true);
            committed = true;
        }

        @Override
        public void close() {
            if (!committed) {
                forgetWriter();
            }
            writing.unlock();
        }
    }

    private final class Reading implements Transaction {
        private final Connection connection;

        Reading(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public void commit() {}

        @Override
        public void close() {
            try {
                connection.setAutoCommit(true);
                connections.giveBack(connection);
            } catch (SQLException _) {
                SqliteConnections.discard(connection);
            }
        }
    }
}
