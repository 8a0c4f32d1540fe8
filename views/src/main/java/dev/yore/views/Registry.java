package dev.yore.views;

import dev.yore.store.Checkpoint;
import dev.yore.view.NoSuchViewException;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which views there are and which of them serve, in one transaction. */
final class Registry {

    private static final String INFO = """
            select name, version, checkpoint, events, serving, stop_position, stop_event, stop_cause, stop_at,
                case when owned_until > %s then owner end as holder, created, updated
            from yore_views""";

    private final Database database;
    private final Connection connection;

    Registry(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    List<ViewInfo> all() throws SQLException {
        return Sql.all(connection, INFO.formatted(database.now()), _ -> {}, Columns::info).stream()
                .sorted(Comparator.comparing(ViewInfo::id))
                .toList();
    }

    Optional<ViewInfo> find(ViewId id) throws SQLException {
        return find(id, "");
    }

    ViewInfo require(ViewId id) throws SQLException {
        return find(id).orElseThrow(() -> new NoSuchViewException(id));
    }

    /** How a view stands, which nobody else changes until the end of the transaction. */
    ViewInfo lock(ViewId id) throws SQLException {
        return find(id, database.dialect().forUpdate()).orElseThrow(() -> new NoSuchViewException(id));
    }

    private Optional<ViewInfo> find(ViewId id, String end) throws SQLException {
        var sql = INFO.formatted(database.now()) + Columns.OF_VIEW + end;
        return Sql.first(connection, sql, Columns.of(id), Columns::info);
    }

    Optional<ViewId> serving(String name) throws SQLException {
        return Sql.first(
                connection,
                "select version from yore_views where name = ? and serving",
                it -> it.setString(1, name),
                it -> new ViewId(name, it.getInt(1)));
    }

    /** The next fence. From here to the end of the transaction no other changes which views there are, or who holds them. */
    long nextFence() throws SQLException {
        return Sql.first(
                        connection,
                        "update yore_store set fence = fence + 1 returning fence",
                        _ -> {},
                        it -> it.getLong(1))
                .orElseThrow(() -> new SQLException("the table yore_store is empty"));
    }

    /** Makes a view, of no rows, which serves if there is none of its name that does. */
    void create(ViewId id) throws SQLException {
        boolean serves = serving(id.name()).isEmpty();
        var sql = "insert into yore_views (name, version, serving, checkpoint, events, created, updated, fence, lease,"
                + " owned_until) select ?, ?, ?, ?, 0, now, now, 0, 0, 0 from (select " + database.now()
                + " as now) as clock";
        Sql.update(connection, sql, it -> {
            it.setString(1, id.name());
            it.setInt(2, id.version());
            it.setBoolean(3, serves);
            it.setString(4, Checkpoint.START.toString());
        });
        Sql.execute(connection, database.dialect().createRows(Names.table(id)));
        if (serves) {
            show(id);
        }
    }

    void serve(ViewId id) throws SQLException {
        var sql = "update yore_views set serving = (version = ?) where name = ? and serving <> (version = ?)";
        Sql.update(connection, sql, it -> {
            it.setInt(1, id.version());
            it.setString(2, id.name());
            it.setInt(3, id.version());
        });
        show(id);
    }

    private void show(ViewId id) throws SQLException {
        for (var statement : database.dialect().show(Names.serving(id.name()), Names.table(id))) {
            Sql.execute(connection, statement);
        }
    }

    void drop(ViewInfo view) throws SQLException {
        var id = view.id();
        Sql.update(connection, "delete from yore_skips" + Columns.OF_VIEW, Columns.of(id));
        Sql.update(connection, "delete from yore_views" + Columns.OF_VIEW, Columns.of(id));
        if (view.serving()) {
            Sql.execute(connection, "drop view \"%s\"".formatted(Names.serving(id.name())));
        }
        Sql.execute(connection, "drop table \"%s\"".formatted(Names.table(id)));
    }

    boolean isAlone(ViewId id) throws SQLException {
        return Sql.first(
                        connection,
                        "select count(*) from yore_views where name = ?",
                        it -> it.setString(1, id.name()),
                        it -> it.getLong(1) == 1)
                .orElse(false);
    }
}
