package dev.yore.views;

import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.view.NoSuchViewException;
import dev.yore.view.Skip;
import dev.yore.view.ViewId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The events at which views were stopped, and those that they were told to pass over, in one transaction. */
final class Skips {

    private final Database database;
    private final Connection connection;

    Skips(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    List<Skip> of(ViewId id) throws SQLException {
        return Sql.all(
                connection,
                "select position, event, cause, reason, actor, at from yore_skips" + Columns.OF_VIEW
                        + " order by number",
                Columns.of(id),
                it -> new Skip(
                        Position.parse(it.getString("position")),
                        EventId.of(it.getString("event")),
                        it.getString("cause"),
                        it.getString("reason"),
                        Optional.ofNullable(it.getString("actor")),
                        Columns.instant(it.getLong("at"))));
    }

    /** Passes over the event that the view is stopped at. */
    void add(ViewId id, String reason, Optional<String> actor) throws SQLException {
        int number = of(id).size();
        var sql = "insert into yore_skips (name, version, number, position, event, cause, reason, actor, at)"
                + " select name, version, ?, stop_position, stop_event, stop_cause, ?, ?, " + database.now()
                + " from yore_views" + Columns.OF_VIEW;
        Sql.update(connection, sql, it -> {
            it.setInt(1, number);
            it.setString(2, Columns.text(reason));
            it.setString(3, actor.map(Columns::text).orElse(null));
            it.setString(4, id.name());
            it.setInt(5, id.version());
        });
        resume(id);
    }

    void resume(ViewId id) throws SQLException {
        var sql = "update yore_views set stop_position = null, stop_event = null, stop_cause = null, stop_at = null";
        if (Sql.update(connection, sql + Columns.OF_VIEW, Columns.of(id)) == 0) {
            throw new NoSuchViewException(id);
        }
    }
}
