package dev.yore.views;

import dev.yore.event.EventId;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.snapshot.Snapshot;
import dev.yore.snapshot.SnapshotKind;
import dev.yore.snapshot.SnapshotMark;
import dev.yore.snapshot.SnapshotStore;
import dev.yore.snapshot.Thinning;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Snapshots in the table {@code yore_snapshots}, beside views. It is made when the first one is kept. */
final class JdbcSnapshots implements SnapshotStore {

    private static final String TABLE = "yore_snapshots";
    private static final String OF_KIND = " where kind = ?";
    private static final String OF_STREAM = OF_KIND + " and stream = ?";

    private final Transactions transactions;
    private final Thinning thinning;

    JdbcSnapshots(Transactions transactions, Thinning thinning) {
        this.transactions = transactions;
        this.thinning = thinning;
    }

    @Override
    public Optional<Snapshot> newest(SnapshotKind kind, StreamId stream, Predicate<SnapshotMark> usable) {
        return transactions.read(unit -> {
            if (!isThere(unit)) {
                return Optional.empty();
            }
            var mark = marks(unit.connection(), kind, stream).stream()
                    .filter(usable)
                    .findFirst();
            return mark.isEmpty()
                    ? Optional.empty()
                    : Sql.first(
                            unit.connection(),
                            "select state from " + TABLE + OF_STREAM + " and version = ?",
                            it -> {
                                it.setString(1, kind.toString());
                                it.setString(2, stream.value());
                                it.setLong(3, mark.get().version().value());
                            },
                            it -> new Snapshot(kind, stream, mark.get(), Json.parse(it.getString("state"))));
        });
    }

    @Override
    public void put(Snapshot snapshot) {
        transactions.change(unit -> {
            create(unit);
            delete(unit, snapshot.kind(), snapshot.stream(), snapshot.mark().version());
            insert(unit, snapshot);
            var versions = new TreeSet<Version>();
            marks(unit.connection(), snapshot.kind(), snapshot.stream()).forEach(it -> versions.add(it.version()));
            var surplus = thinning.surplus(versions);
            if (surplus.isPresent()) {
                delete(unit, snapshot.kind(), snapshot.stream(), surplus.get());
            }
        });
    }

    @Override
    public void delete(SnapshotKind kind, StreamId stream) {
        transactions.change(unit -> {
            if (isThere(unit)) {
                Sql.update(unit.connection(), "delete from " + TABLE + OF_STREAM, it -> {
                    it.setString(1, kind.toString());
                    it.setString(2, stream.value());
                });
            }
        });
    }

    @Override
    public void deleteAll(SnapshotKind kind) {
        transactions.change(unit -> {
            if (isThere(unit)) {
                Sql.update(unit.connection(), "delete from " + TABLE + OF_KIND, it -> it.setString(1, kind.toString()));
            }
        });
    }

    /** Does nothing: the store of the views has the connections. */
    @Override
    public void close() {}

    private static boolean isThere(Unit unit) throws SQLException {
        return unit.database().dialect().hasTable(unit.connection(), TABLE);
    }

    private static void create(Unit unit) throws SQLException {
        if (!isThere(unit)) {
            unit.database().dialect().lockForCreation(unit.connection());
            Sql.execute(
                    unit.connection(),
                    "create table if not exists " + TABLE + " (kind varchar(64) not null, stream varchar(256) not null,"
                            + " version bigint not null, position text not null, event text not null,"
                            + " recorded_at text not null, latest text not null, state text not null,"
                            + " primary key (kind, stream, version))");
        }
    }

    private static void insert(Unit unit, Snapshot snapshot) throws SQLException {
        var mark = snapshot.mark();
        var sql = "insert into " + TABLE + " (kind, stream, version, position, event, recorded_at, latest, state)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)";
        Sql.update(unit.connection(), sql, it -> {
            it.setString(1, snapshot.kind().toString());
            it.setString(2, snapshot.stream().value());
            it.setLong(3, mark.version().value());
            it.setString(4, mark.position().toString());
            it.setString(5, mark.event().value());
            it.setString(6, mark.recordedAt().toString());
            it.setString(7, mark.latest().toString());
            it.setString(8, snapshot.state().toString());
        });
    }

    private static void delete(Unit unit, SnapshotKind kind, StreamId stream, Version version) throws SQLException {
        Sql.update(unit.connection(), "delete from " + TABLE + OF_STREAM + " and version = ?", it -> {
            it.setString(1, kind.toString());
            it.setString(2, stream.value());
            it.setLong(3, version.value());
        });
    }

    /** The marks of a stream's snapshots, newest first; without those that are not as they were written. */
    private static List<SnapshotMark> marks(Connection connection, SnapshotKind kind, StreamId stream)
            throws SQLException {
        return Sql.all(
                        connection,
                        "select version, position, event, recorded_at, latest from " + TABLE + OF_STREAM
                                + " order by version desc",
                        it -> {
                            it.setString(1, kind.toString());
                            it.setString(2, stream.value());
                        },
                        JdbcSnapshots::mark)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<SnapshotMark> mark(ResultSet row) throws SQLException {
        try {
            return Optional.of(new SnapshotMark(
                    Version.of(row.getLong("version")),
                    Position.parse(row.getString("position")),
                    EventId.of(row.getString("event")),
                    Instant.parse(row.getString("recorded_at")),
                    Instant.parse(row.getString("latest"))));
        } catch (InvalidEventException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
