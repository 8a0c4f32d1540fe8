package dev.yore.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What differs between one kind of SQL and another. */
sealed interface Dialect permits SqliteDialect, PostgresDialect {

    /** Keeps others from making the tables of the registry at the same time. */
    void lockForCreation(Connection connection) throws SQLException;

    /** Whether there is a table of this name. */
    boolean hasTable(Connection connection, String table) throws SQLException;

    /** What a query of rows ends with that others are not to change until the end of the transaction. */
    String forUpdate();

    /** Makes a table of rows. */
    String createRows(String table);

    /** Lets an SQL view show a table. */
    List<String> show(String view, String table);

    /** Writes rows, whether they are there or not. */
    void put(Connection connection, String table, List<Map.Entry<String, String>> rows) throws SQLException;

    /** Deletes rows. */
    void delete(Connection connection, String table, List<String> keys) throws SQLException;

    /** Reads the rows of some keys. */
    void rows(Connection connection, String table, Collection<String> keys, BiConsumer<String, String> found)
            throws SQLException;

    /** Whether a failure is the database's and may pass, and not of what it was asked. */
    boolean isOutage(SQLException failure);

    /** Whether it says that the connection is gone, and so that nobody knows what became of a commit. */
    boolean isLostConnection(SQLException failure);

    /** Whether it says that there is no such table. */
    boolean isNoSuchTable(SQLException failure);

    /** Whether it says that this is no database at all, or a damaged one. */
    boolean isNoDatabase(SQLException failure);

    /** Whether what was written breaks a rule that the database was given. */
    boolean isBrokenRule(SQLException failure);

    /** What is to be done about it. */
    String wayOn(SQLException failure);
}
