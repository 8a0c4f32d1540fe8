package dev.yore.bench.peer;

import com.zaxxer.hikari.HikariDataSource;
import dev.yore.bench.work.Sample;
import dev.yore.bench.work.Subject;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Message DB: a schema of functions on PostgreSQL, from its npm package. */
final class MessageDb implements Subject {

    static final String NAME = "message-db";

    private static final String SCHEMA = "message_store";
    private static final String WRITE = "select write_message(?, ?, ?, ?::jsonb, null, ?)";
    private static final int FETCH = 10_000;

    private final PostgresServer server;
    private final String version;
    private final HikariDataSource connections;

    /** @param folder where the package is unpacked */
    MessageDb(PostgresServer server, Path folder) throws Exception {
        this.server = server;
        var files = MessageDbPackage.fetch(folder);
        version = files.version();
        connections = Pool.open(server.schema(SCHEMA));
        try (var connection = connections.getConnection()) {
            for (var sql : files.statements()) {
                Sql.execute(connection, sql);
            }
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String settings() {
        return "on PostgreSQL " + server.version() + ": " + server.settings();
    }

    @Override
    public void append(Sample event) throws SQLException {
        try (var connection = connections.getConnection();
                var write = connection.prepareStatement(WRITE)) {
            bind(write, event);
            write.execute();
        }
    }

    @Override
    public void appendAll(List<Sample> events) throws SQLException {
        try (var connection = connections.getConnection();
                var write = connection.prepareStatement(WRITE)) {
            connection.setAutoCommit(false);
            for (var event : events) {
                bind(write, event);
                write.addBatch();
            }
            write.executeBatch();
            connection.commit();
        }
    }

    /** Its versions begin with 0; a stream without messages is at -1. */
    private static void bind(PreparedStatement write, Sample event) throws SQLException {
        write.setString(1, Ids.random().toString());
        write.setString(2, event.stream());
        write.setString(3, event.type());
        write.setString(4, event.payload().text());
        write.setLong(5, event.version() - 2L);
    }

    @Override
    public long load(String stream) throws SQLException {
        try (var connection = connections.getConnection();
                var select = connection.prepareStatement("select * from get_stream_messages(?)")) {
            select.setString(1, stream);
            return Rows.count(select, "data");
        }
    }

    @Override
    public long readAll() throws SQLException {
        try (var connection = connections.getConnection();
                var select = connection.prepareStatement("select * from messages order by global_position")) {
            connection.setAutoCommit(false);
            select.setFetchSize(FETCH);
            return Rows.count(select, "data");
        }
    }

    @Override
    public long bytesOnDisk() throws SQLException {
        try (var connection = connections.getConnection()) {
            return Long.parseLong(Sql.value(connection, "select pg_total_relation_size('messages')"));
        }
    }

    @Override
    public void close() throws SQLException {
        connections.close();
        server.drop(SCHEMA);
    }
}
