package dev.yore.bench.peer;

import dev.yore.bench.work.Disk;
import dev.yore.bench.work.Sample;
import dev.yore.bench.work.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * SQLite with a write-ahead log that is synced at each commit. It has one writer at a time, so all callers share a connection: that
 * is quicker than many that wait for the lock of the file.
 */
final class Sqlite implements Subject {

    static final String NAME = "sqlite";

    private static final String FULL = "2";

    private final Path folder;
    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement select;

    Sqlite(Path folder) throws Exception {
        this.folder = folder;
        Files.createDirectories(folder);
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("events.db"));
        Sql.execute(connection, "pragma journal_mode = wal");
        Sql.execute(connection, "pragma synchronous = full");
        Sql.execute(connection, "pragma cache_size = -65536");
        Sql.require(
                Sql.value(connection, "pragma synchronous").equals(FULL)
                        && Sql.value(connection, "pragma journal_mode").equals("wal"),
                "SQLite does not take the settings that make it durable");
        Sql.execute(connection, """
                create table events (position integer primary key, id blob not null, stream text not null,
                    version integer not null, type text not null, recorded_at integer not null, data text not null,
                    unique (stream, version))""");
        insert = connection.prepareStatement(
                "insert into events (id, stream, version, type, recorded_at, data) values (?, ?, ?, ?, ?, ?)");
        select = connection.prepareStatement(
                "select id, version, type, recorded_at, data from events where stream = ? order by version");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        try {
            return Sql.value(connection, "select sqlite_version()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String settings() {
        return "journal_mode=wal, synchronous=full, cache_size=64 MiB, unique (stream, version)";
    }

    @Override
    public void append(Sample event) throws SQLException {
        lock.lock();
        try {
            bind(event);
            insert.executeUpdate();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void appendAll(List<Sample> events) throws SQLException {
        connection.setAutoCommit(false);
        for (var event : events) {
            bind(event);
            insert.executeUpdate();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void bind(Sample event) throws SQLException {
        insert.setBytes(1, Ids.bytes(Ids.random()));
        insert.setString(2, event.stream());
        insert.setInt(3, event.version());
        insert.setString(4, event.type());
        insert.setLong(5, System.currentTimeMillis());
        insert.setString(6, event.payload().text());
    }

    @Override
    public long load(String stream) throws SQLException {
        select.setString(1, stream);
        return Rows.count(select, "data");
    }

    @Override
    public long readAll() throws SQLException {
        try (var all = connection.prepareStatement(
                "select id, stream, version, type, recorded_at, data from events order by position")) {
            return Rows.count(all, "data");
        }
    }

    @Override
    public long bytesOnDisk() throws Exception {
        Sql.execute(connection, "pragma wal_checkpoint(truncate)");
        return Disk.bytes(folder);
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        Disk.delete(folder);
    }
}
