package dev.yore.views;

import dev.yore.store.Checkpoint;
import dev.yore.view.FencedException;
import dev.yore.view.Lease;
import dev.yore.view.Stop;
import dev.yore.view.ViewId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** Who may write which view, and what they write of it apart from rows, in one transaction. */
final class Leases {

    private static final String HELD = Columns.OF_VIEW + " and fence = ? and owner is not null";

    private final Database database;
    private final Connection connection;

    Leases(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** Makes a view the owner's, if it is there and free for him. */
    boolean take(ViewId id, String owner, Duration length, long fence) throws SQLException {
        var now = database.now();
        var sql = "update yore_views set owner = ?, fence = ?, lease = ?, owned_until = " + now + " + ?"
                + Columns.OF_VIEW + " and (owner is null or owner = ? or owned_until <= " + now + ")";
        int taken = Sql.update(
                connection,
                sql,
                it -> set(
                        it,
                        owner,
                        fence,
                        Columns.micros(length),
                        Columns.micros(length),
                        id.name(),
                        id.version(),
                        owner));
        return taken == 1;
    }

    void renew(Lease lease, Duration length) throws SQLException {
        long micros = Columns.micros(length);
        change(lease, "lease = ?, owned_until = " + database.now() + " + ?", micros, micros);
    }

    /** Lets a lease last as long as it was last asked for, from now. */
    void touch(Lease lease) throws SQLException {
        change(lease, "owned_until = " + database.now() + " + lease");
    }

    void advance(Lease lease, Checkpoint checkpoint, long events) throws SQLException {
        var now = database.now();
        change(
                lease,
                "checkpoint = ?, events = events + ?, updated = " + now + ", owned_until = " + now + " + lease",
                checkpoint.toString(),
                events);
    }

    void stop(Lease lease, Stop stop) throws SQLException {
        change(
                lease,
                "stop_position = ?, stop_event = ?, stop_cause = ?, stop_at = ?, updated = " + database.now(),
                stop.position().toString(),
                stop.event().value(),
                Columns.text(stop.cause()),
                stop.at().toString());
    }

    void release(Lease lease) throws SQLException {
        var sql = "update yore_views set owner = null" + HELD;
        Sql.update(
                connection, sql, it -> set(it, lease.view().name(), lease.view().version(), lease.fence()));
    }

    /** Changes the row of a view whose lease is held; until the end of the transaction nobody else takes the lease. */
    private void change(Lease lease, String changes, Object... values) throws SQLException {
        int changed = Sql.update(connection, "update yore_views set " + changes + HELD, it -> {
            set(it, values);
            it.setString(values.length + 1, lease.view().name());
            it.setInt(values.length + 2, lease.view().version());
            it.setLong(values.length + 3, lease.fence());
        });
        if (changed == 0) {
            throw new FencedException(lease);
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
