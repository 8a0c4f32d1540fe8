package dev.yore.bench.peer;

import dev.yore.bench.work.Sample;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** PostgreSQL with the usual table of events. */
final class Postgresql extends PostgresEvents {

    static final String NAME = "postgresql";

    private static final Layout LAYOUT = new Layout(
            "yore_bench",
            List.of("""
                    create table events (position bigint generated always as identity primary key, id uuid not null,
                        stream text not null, version integer not null, type text not null,
                        recorded_at timestamptz not null default now(), data jsonb not null, unique (stream, version))"""),
            "insert into events (id, stream, version, type, data) values (?, ?, ?, ?, ?::jsonb)",
            Postgresql::bind,
            "select id, version, type, recorded_at, data from events where stream = ? order by version",
            "select id, stream, version, type, recorded_at, data from events order by position",
            "events");

    Postgresql(PostgresServer server) throws SQLException, AbsentException {
        super(server, LAYOUT);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return server().version();
    }

    @Override
    public String settings() {
        return server().settings() + ", unique (stream, version), up to 64 connections";
    }

    @Override
    public List<Integer> clients() {
        return Pool.CLIENTS;
    }

    private static void bind(PreparedStatement insert, Sample event) throws SQLException {
        insert.setObject(1, Ids.random());
        insert.setString(2, event.stream());
        insert.setInt(3, event.version());
        insert.setString(4, event.type());
        insert.setString(5, event.payload().text());
    }
}
