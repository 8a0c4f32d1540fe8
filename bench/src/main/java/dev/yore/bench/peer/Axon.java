package dev.yore.bench.peer;

import com.zaxxer.hikari.HikariDataSource;
import dev.yore.bench.work.Sample;
import dev.yore.bench.work.Subject;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;

/** Axon Framework's JDBC storage on PostgreSQL; payloads are handed over as the bytes that they are. */
final class Axon implements Subject {

    static final String NAME = "axon";

    private static final String SCHEMA = "yore_bench_axon";
    private static final int BATCH = 1_000;

    private final PostgresServer server;
    private final HikariDataSource connections;
    private final JdbcEventStorageEngine engine;

    Axon(PostgresServer server) throws AbsentException {
        this.server = server;
        var serializer = new PlainBytes();
        connections = Pool.open(server.schema(SCHEMA));
        engine = JdbcEventStorageEngine.builder()
                .connectionProvider(connections::getConnection)
                .transactionManager(NoTransactionManager.instance())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .batchSize(BATCH)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        var version = JdbcEventStorageEngine.class.getPackage().getImplementationVersion();
        return version == null ? "4" : version;
    }

    @Override
    public String settings() {
        return "JDBC storage on PostgreSQL " + server.version() + ": " + server.settings();
    }

    @Override
    public void append(Sample event) {
        engine.appendEvents(List.of(message(event)));
    }

    @Override
    public void appendAll(List<Sample> events) {
        engine.appendEvents(events.stream().map(Axon::message).toList());
    }

    private static DomainEventMessage<byte[]> message(Sample event) {
        return new GenericDomainEventMessage<>(
                event.type(),
                event.stream(),
                event.version() - 1L,
                event.payload().utf8());
    }

    @Override
    public long load(String stream) {
        long count = 0;
        for (var events = engine.readEvents(stream); events.hasNext(); ) {
            count += ((byte[]) events.next().getPayload()).length > 0 ? 1 : 0;
        }
        return count;
    }

    @Override
    public long readAll() {
        try (var all = engine.readEvents(null, false)) {
            return all.filter(it -> ((byte[]) it.getPayload()).length > 0).count();
        }
    }

    @Override
    public long bytesOnDisk() throws SQLException {
        try (var connection = connections.getConnection()) {
            return Long.parseLong(Sql.value(connection, "select pg_total_relation_size('DomainEventEntry')"));
        }
    }

    @Override
    public void close() throws SQLException {
        connections.close();
        server.drop(SCHEMA);
    }
}
