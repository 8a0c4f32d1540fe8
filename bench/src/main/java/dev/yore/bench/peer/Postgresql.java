package dev.yore.bench.peer;

import com.zaxxer.hikari.HikariDataSource;
import dev.yore.bench.work.Sample;
import dev.yore.bench.work.Subject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** PostgreSQL with the usual table of events, through a pool of connections. */
final class Postgresql implements Subject {

    static final String NAME = "postgresql";

    private static final String SCHEMA = "yore_bench";
    private static final String INSERT =
            "insert into events (id, stream, version, type, data) values (?, ?, ?, ?, ?::jsonb)";
    private static final int FETCH = 10_000;

    private final PostgresServer server;
    private final HikariDataSource connections;

    Postgresql(PostgresServer server) throws SQLException, AbsentException {
        this.server = server;
        connections = Pool.open(server.schema(SCHEMA));
        try (var connection = connections.getConnection()) {
            Sql.execute(connection, """
                    create table events (position bigint generated always as identity primary key, id uuid not null,
                        stream text not null, version integer not null, type text not null,
                        recorded_at timestamptz not null default now(), data jsonb not null, unique (stream, version))""");
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return server.version();
    }

    @Override
    public String settings() {
        return server.settings() + ", unique (stream, version), up to 64 connections";
    }

    @Override
    public List<Integer> clients() {
        return Pool.CLIENTS;
    }

    @Override
    public void append(Sample event) throws SQLException {
        try (var connection = connections.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            bind(insert, event);
            insert.executeUpdate();
        }
    }

    @Override
    public void appendAll(List<Sample> events) throws SQLException {
        try (var connection = connections.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            for (var event : events) {
                bind(insert, event);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static void bind(PreparedStatement insert, Sample event) throws SQLException {
        insert.setObject(1, Ids.random());
        insert.setString(2, event.stream());
        insert.setInt(3, event.version());
        insert.setString(4, event.type());
        insert.setString(5, event.payload().text());
    }

    @Override
    public long load(String stream) throws SQLException {
        try (var connection = connections.getConnection();
                var select = connection.prepareStatement(
                        "select id, version, type, recorded_at, data from events where stream = ? order by version")) {
            select.setString(1, stream);
            return Rows.count(select, "data");
        }
    }

    @Override
    public long readAll() throws SQLException {
        try (var connection = connections.getConnection();
                var select = connection.prepareStatement(
                        "select id, stream, version, type, recorded_at, data from events order by position")) {
            connection.setAutoCommit(false);
            select.setFetchSize(FETCH);
            return Rows.count(select, "data");
        }
    }

    @Override
    public long bytesOnDisk() throws SQLException {
        try (var connection = connections.getConnection()) {
            return Long.parseLong(Sql.value(connection, "select pg_total_relation_size('events')"));
        }
    }

    @Override
    public void close() throws SQLException {
        connections.close();
        server.drop(SCHEMA);
    }
}
