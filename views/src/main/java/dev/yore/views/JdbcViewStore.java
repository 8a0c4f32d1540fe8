package dev.yore.views;

import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.snapshot.SnapshotStore;
import dev.yore.snapshot.Thinning;
import dev.yore.view.Changes;
import dev.yore.view.Lease;
import dev.yore.view.Skip;
import dev.yore.view.Stop;
import dev.yore.view.TransactionalWork;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewLimits;
import dev.yore.view.ViewReader;
import dev.yore.view.ViewStateException;
import dev.yore.view.ViewStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Views in a file of SQLite or in a database of PostgreSQL.
 *
 * <p>The rows of the view {@code balances@2} are in the table {@code balances_2}, with the columns {@code key} and {@code value},
 * the latter as JSON; what serves as {@code balances} is also the SQL view {@code balances_serving}. Tables of the user's own may
 * lie beside them, and can be written in the same transactions, with a {@link Connection} as the resource.
 */
public final class JdbcViewStore implements ViewStore {

    private final Database database;
    private final Transactions transactions;

    private JdbcViewStore(Database database) {
        this.database = database;
        this.transactions = new Transactions(database);
    }

    /**
     * Opens the views in a file of SQLite; makes it where it is not there.
     *
     * @throws dev.yore.view.UnreadableViewsException if the file is something else
     * @throws dev.yore.view.ViewUnavailableException if it cannot be had now
     */
    public static JdbcViewStore sqlite(Path file) {
        return sqlite(file, InstantSource.system());
    }

    /** The same with a clock of its own, by which leases run out. */
    public static JdbcViewStore sqlite(Path file, InstantSource clock) {
        return sqlite("jdbc:sqlite:" + file, clock);
    }

    /** The same by a URL of its driver, {@code jdbc:sqlite:…}. */
    public static JdbcViewStore sqlite(String url) {
        return sqlite(url, InstantSource.system());
    }

    private static JdbcViewStore sqlite(String url, InstantSource clock) {
        return open(Opening.sqlite(url, clock));
    }

    /**
     * Opens the views in a database of PostgreSQL, by a URL of its driver, {@code jdbc:postgresql://…}. It has up to 16
     * connections.
     *
     * @throws dev.yore.view.UnreadableViewsException if tables of the same names are there that are not of Yore
     * @throws dev.yore.view.ViewUnavailableException if it cannot be reached now
     */
    public static JdbcViewStore postgres(String url) {
        return open(Opening.postgres(url));
    }

    /** The same with connections of the user's own, who closes them after the store. */
    public static JdbcViewStore postgres(DataSource source) {
        return open(PostgresDatabase.of(source));
    }

    private static JdbcViewStore open(Database database) {
        Opening.prepare(database);
        return new JdbcViewStore(database);
    }

    @Override
    public List<ViewInfo> views() {
        return transactions.read(it -> it.registry().all());
    }

    @Override
    public Optional<ViewInfo> view(ViewId id) {
        return transactions.read(it -> it.registry().find(id));
    }

    @Override
    public Optional<ViewId> serving(String name) {
        return transactions.read(it -> it.registry().serving(name));
    }

    @Override
    public ViewReader read(ViewId id) {
        return transactions.open(id);
    }

    @Override
    public ViewReader read(String name) {
        return transactions.open(name);
    }

    @Override
    public Optional<Lease> acquire(ViewId id, String owner, Duration length) {
        var holder = view(id).flatMap(ViewInfo::owner);
        if (holder.isPresent() && !holder.get().equals(owner)) {
            return Optional.empty();
        }
        return transactions.write(unit -> {
            long fence = unit.registry().nextFence();
            boolean taken = unit.leases().take(id, owner, length, fence);
            if (!taken && unit.registry().find(id).isEmpty()) {
                unit.registry().create(id);
                taken = unit.leases().take(id, owner, length, fence);
            }
            return taken ? Optional.of(new Lease(id, owner, fence)) : Optional.empty();
        });
    }

    @Override
    public void renew(Lease lease, Duration length) {
        transactions.change(it -> it.leases().renew(lease, length));
    }

    @Override
    public void release(Lease lease) {
        transactions.change(it -> it.leases().release(lease));
    }

    @Override
    public Map<String, Json> rows(ViewId id, Collection<String> keys) {
        return transactions.read(id, it -> it.rows(id).find(keys));
    }

    @Override
    public void write(Lease lease, Changes changes) {
        limits().check(changes);
        transactions.change(it -> write(it, lease, changes));
    }

    @Override
    public <T> void write(Lease lease, Class<T> resource, TransactionalWork<T> work) throws Exception {
        if (resource != Connection.class) {
            throw new UnsupportedOperationException(
                    "views in a database are written with a java.sql.Connection, not with " + resource.getName());
        }
        transactions.change(
                it -> it.leases().touch(lease), connection -> work.run(resource.cast(connection)), changes -> {
                    limits().check(changes);
                    return it -> write(it, lease, changes);
                });
    }

    /** The lease first: nobody else takes it until the end of the transaction. */
    private static void write(Unit unit, Lease lease, Changes changes) throws SQLException {
        unit.leases().advance(lease, changes.checkpoint(), changes.events());
        unit.rows(lease.view()).write(changes.rows());
    }

    @Override
    public void stop(Lease lease, Stop stop) {
        transactions.change(it -> it.leases().stop(lease, stop));
    }

    @Override
    public void resume(ViewId id) {
        transactions.change(it -> it.skips().resume(id));
    }

    @Override
    public void skip(ViewId id, Position position, String reason, Optional<String> actor) {
        transactions.change(it -> {
            var stop = it.registry().lock(id).stop();
            if (stop.isEmpty() || !stop.get().position().equals(position)) {
                throw ViewStateException.notStoppedThere(id, position, stop);
            }
            it.skips().add(id, reason, actor);
        });
    }

    @Override
    public List<Skip> skips(ViewId id) {
        return transactions.read(id, it -> it.skips().of(id));
    }

    @Override
    public void serve(ViewId id) {
        transactions.change(it -> {
            it.registry().nextFence();
            it.registry().require(id);
            it.registry().serve(id);
        });
    }

    @Override
    public void drop(ViewId id) {
        transactions.change(it -> {
            it.registry().nextFence();
            var view = it.registry().lock(id);
            if (view.serving() && !it.registry().isAlone(id)) {
                throw ViewStateException.stillServes(id);
            }
            view.owner().ifPresent(owner -> {
                throw ViewStateException.stillWritten(id, owner);
            });
            it.registry().drop(view);
        });
    }

    /** Snapshots in the same database, in the table {@code yore_snapshots}; they end with this store. */
    public SnapshotStore snapshots() {
        return snapshots(Thinning.DEFAULT);
    }

    /** The same, so many of each stream. */
    public SnapshotStore snapshots(Thinning thinning) {
        return new JdbcSnapshots(transactions, thinning);
    }

    @Override
    public ViewLimits limits() {
        return ViewLimits.DEFAULT;
    }

    @Override
    public void close() {
        database.close();
    }
}
