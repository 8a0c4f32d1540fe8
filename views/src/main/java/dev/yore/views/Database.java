package dev.yore.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A database that views are kept in: it gives transactions, and says how its SQL differs from that of others. */
sealed interface Database extends AutoCloseable permits SqliteDatabase, PostgresDatabase {

    /** Begins a transaction that may write. What it sees of a row that it has changed stays so until its end. */
    Transaction write() throws SQLException;

    /**
     * Begins a transaction that reads. All that it reads is of one moment, that of its first query.
     *
     * @param table stays there until the end of the transaction; if it is not there, this fails as a query would
     */
    Transaction read(Optional<String> table) throws SQLException;

    default Transaction read() throws SQLException {
        return read(Optional.empty());
    }

    /** Its kind of SQL. */
    Dialect dialect();

    /** The time now in microseconds, as an expression in SQL. */
    String now();

    /** Where it is, to be shown to people. */
    String place();

    @Override
    void close();

    /** A transaction. Unless it was committed, closing it undoes it. */
    interface Transaction extends AutoCloseable {

        Connection connection();

        void commit() throws SQLException;

        @Override
        void close();
    }
}
