package dev.yore.views;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Properties;
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
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int IDLE_READERS = 8;
    private static final String CACHE_KIB = "-65536";
    private static final String WAL_PAGES = "16384";

    private final String url;
    private final InstantSource clock;
    private final SqliteDialect dialect = new SqliteDialect();
    private final ReentrantLock writing = new ReentrantLock(true);
    // Guarded by writing.
    private @Nullable Connection writer;
    private final ArrayDeque<Connection> readers = new ArrayDeque<>();
    // Guarded by readers.
    private boolean closed;

    /** What was opened is not read before the first transaction. */
    SqliteDatabase(String url, InstantSource clock) {
        this.url = url;
        this.clock = clock;
    }

    /** Has it keep a write-ahead log from now on. A file that cannot be written stays as it is. */
    void keepLog() throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var connection = connect("DEFERRED")) {
                Sql.execute(connection, "pragma journal_mode = wal");
                return;
            } catch (SQLException e) {
                // Two who do this at once do not wait for one another, as they do otherwise.
                if (!dialect.isBusy(e) || System.nanoTime() > end) {
                    if (dialect.isReadOnly(e)) {
                        return;
                    }
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public Transaction write() throws SQLException {
        takeTurn();
        boolean begun = false;
        try {
            var connection = writer == null ? connect("IMMEDIATE") : writer;
            writer = connection;
            requireOpen();
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
        var idle = takeReader();
        var connection = idle == null ? connect("DEFERRED") : idle;
        try {
            connection.setAutoCommit(false);
            return new Reading(connection);
        } catch (SQLException e) {
            discard(connection);
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

    /** The folder that the file is to be in is not there. */
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
        synchronized (readers) {
            closed = true;
            readers.forEach(SqliteDatabase::discard);
            readers.clear();
        }
        writing.lock();
        try {
            forgetWriter();
        } finally {
            writing.unlock();
        }
    }

    private Connection connect(String mode) throws SQLException {
        var properties = new Properties();
        properties.setProperty("transaction_mode", mode);
        properties.setProperty("busy_timeout", Long.toString(PATIENCE.toMillis()));
        properties.setProperty("synchronous", "NORMAL");
        properties.setProperty("cache_size", CACHE_KIB);
        var connection = DriverManager.getConnection(url, properties);
        try {
            Sql.execute(connection, "pragma wal_autocheckpoint = " + WAL_PAGES);
            return connection;
        } catch (SQLException e) {
            discard(connection);
            throw e;
        }
    }

    private void takeTurn() throws SQLException {
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("this thread is in a transaction of " + place() + " already");
        }
        try {
            if (!writing.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SQLTimeoutException("another thread is writing for more than " + PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("the thread was interrupted while another one was writing", e);
        }
    }

    private @Nullable Connection takeReader() throws SQLException {
        synchronized (readers) {
            requireOpen();
            return readers.poll();
        }
    }

    private void requireOpen() throws SQLException {
        synchronized (readers) {
            if (closed) {
                throw new SQLNonTransientConnectionException("it was closed");
            }
        }
    }

    private void forgetWriter() {
        var connection = writer;
        writer = null;
        if (connection != null) {
            discard(connection);
        }
    }

    private static void discard(Connection connection) {
        try {
            connection.close();
        } catch (SQLException _) {
            // It is of no use any more; what it had not committed is undone.
        }
    }

    /** A transaction that has the lock of the database from its beginning. */
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
            } catch (SQLException _) {
                discard(connection);
                return;
            }
            synchronized (readers) {
                if (!closed && readers.size() < IDLE_READERS) {
                    readers.push(connection);
                    return;
                }
            }
            discard(connection);
        }
    }
}
