package dev.yore.views;

import dev.yore.view.Changes;
import dev.yore.view.NoSuchViewException;
import dev.yore.view.TransactionalWork;
import dev.yore.view.ViewId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/** Runs what is done with views in transactions, and says what their failures mean. */
final class Transactions {

    /** So often a reader looks again for what serves, if it was dropped just then. */
    private static final int LOOKS = 100;

    private final Database database;

    Transactions(Database database) {
        this.database = database;
    }

    /** Something that is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Unit unit) throws SQLException;
    }

    /** The same without a result. */
    @FunctionalInterface
    interface Change {
        void run(Unit unit) throws SQLException;
    }

    @FunctionalInterface
    private interface Call<T> {
        T call() throws SQLException;
    }

    <T> T read(Work<T> work) {
        try (var transaction = begin(database::read)) {
            return told(() -> work.run(new Unit(database, transaction.connection())));
        }
    }

    /** Reads something of a view that may be dropped at any moment. */
    <T> T read(ViewId id, Work<T> work) {
        return read(unit -> {
            unit.registry().require(id);
            return named(id, () -> work.run(unit));
        });
    }

    <T> T write(Work<T> work) {
        try (var transaction = begin(database::write)) {
            return told(() -> {
                T result = work.run(new Unit(database, transaction.connection()));
                commit(transaction);
                return result;
            });
        }
    }

    void change(Change change) {
        write(unit -> {
            change.run(unit);
            return true;
        });
    }

    /** Does work of somebody else between two changes. */
    void change(Change before, TransactionalWork<Connection> work, Function<Changes, Change> after) throws Exception {
        try (var transaction = begin(database::write)) {
            var unit = new Unit(database, transaction.connection());
            told(() -> {
                before.run(unit);
                return true;
            });
            var end = after.apply(theirs(work, transaction.connection()));
            try {
                end.run(unit);
                commit(transaction);
            } catch (SQLException e) {
                throw database.dialect().isBrokenRule(e) ? e : Failures.of(database, e);
            }
        }
    }

    private Changes theirs(TransactionalWork<Connection> work, Connection connection) throws Exception {
        try {
            return work.run(HeldConnection.of(connection));
        } catch (Exception e) {
            throw Failures.outage(database, e).map(it -> (Exception) it).orElse(e);
        }
    }

    /** Opens a view for reading. */
    JdbcViewReader open(ViewId id) {
        var transaction = told(() -> named(id, () -> database.read(Optional.of(Names.table(id)))));
        boolean opened = false;
        try {
            var view = told(() -> new Registry(database, transaction.connection()).require(id));
            opened = true;
            return new JdbcViewReader(database, transaction, view);
        } finally {
            if (!opened) {
                transaction.close();
            }
        }
    }

    /** Opens what serves for reading. What serves may have been dropped before it is open: then something else serves. */
    JdbcViewReader open(String name) {
        for (int i = 0; i < LOOKS; i++) {
            var id = read(it -> it.registry().serving(name)).orElseThrow(() -> new NoSuchViewException(name));
            var reader = openIfServing(id);
            if (reader.isPresent()) {
                return reader.get();
            }
        }
        throw new NoSuchViewException(name);
    }

    private Optional<JdbcViewReader> openIfServing(ViewId id) {
        try {
            var reader = open(id);
            if (reader.isServing()) {
                return Optional.of(reader);
            }
            reader.close();
        } catch (NoSuchViewException _) {
            // It was dropped.
        }
        return Optional.empty();
    }

    private Database.Transaction begin(Call<Database.Transaction> begin) {
        return told(begin);
    }

    private void commit(Database.Transaction transaction) throws SQLException {
        try {
            transaction.commit();
        } catch (SQLException e) {
            if (database.dialect().isLostConnection(e)) {
                throw Failures.ofCommit(database, e);
            }
            throw e;
        }
    }

    private <T> T told(Call<T> call) {
        try {
            return call.call();
        } catch (SQLException e) {
            throw Failures.of(database, e);
        }
    }

    private <T> T named(ViewId id, Call<T> call) throws SQLException {
        try {
            return call.call();
        } catch (SQLException e) {
            if (database.dialect().isNoSuchTable(e)) {
                throw new NoSuchViewException(id);
            }
            throw e;
        }
    }
}
