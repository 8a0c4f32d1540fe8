package dev.yore.bench.peer;

import com.zaxxer.hikari.HikariDataSource;
import dev.yore.bench.work.Sample;
import dev.yore.bench.work.Subject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Events in a schema of their own of a PostgreSQL, written and read by SQL, through a pool of connections. */
abstract class PostgresEvents implements Subject {

    private static final int FETCH = 10_000;

    private final PostgresServer server;
    private final Layout layout;
    private final HikariDataSource connections;

    /** Puts an event into the statement that writes it. */
    interface Binding {
        void bind(PreparedStatement write, Sample event) throws SQLException;
    }

    /**
     * How the events lie there.
     *
     * @param schema its name
     * @param setUp what makes it, statement by statement
     * @param write writes an event
     * @param binding the parameters of {@code write}
     * @param stream reads the events of the stream that is its parameter
     * @param all reads all events
     * @param table the table that holds them
     */
    record Layout(
            String schema,
            List<String> setUp,
            String write,
            Binding binding,
            String stream,
            String all,
            String table) {}

    PostgresEvents(PostgresServer server, Layout layout) throws SQLException, AbsentException {
        this.server = server;
        this.layout = layout;
        connections = Pool.open(server.schema(layout.schema()));
        boolean made = false;
        try (var connection = connections.getConnection()) {
            for (var sql : layout.setUp()) {
                Sql.execute(connection, sql);
            }
            made = true;
        } finally {
            if (!made) {
                close();
            }
        }
    }

    final PostgresServer server() {
        return server;
    }

    @Override
    public final void append(Sample event) throws SQLException {
        try (var connection = connections.getConnection();
                var write = connection.prepareStatement(layout.write())) {
            layout.binding().bind(write, event);
            write.execute();
        }
    }

    @Override
    public final void appendAll(List<Sample> events) throws SQLException {
        try (var connection = connections.getConnection();
                var write = connection.prepareStatement(layout.write())) {
            connection.setAutoCommit(false);
            for (var event : events) {
                layout.binding().bind(write, event);
                write.addBatch();
            }
            write.executeBatch();
            connection.commit();
        }
    }

    @Override
    public final long load(String stream) throws SQLException {
        try (var connection = connections.getConnection();
                var select = connection.prepareStatement(layout.stream())) {
            select.setString(1, stream);
            return Rows.count(select, "data");
        }
    }

    @Override
    public final long readAll() throws SQLException {
        try (var connection = connections.getConnection();
                var select = connection.prepareStatement(layout.all())) {
            connection.setAutoCommit(false);
            select.setFetchSize(FETCH);
            return Rows.count(select, "data");
        }
    }

    @Override
    public final long bytesOnDisk() throws SQLException {
        try (var connection = connections.getConnection()) {
            return Long.parseLong(Sql.value(connection, "select pg_total_relation_size('" + layout.table() + "')"));
        }
    }

    @Override
    public final void close() throws SQLException {
        connections.close();
        server.drop(layout.schema());
    }
}
