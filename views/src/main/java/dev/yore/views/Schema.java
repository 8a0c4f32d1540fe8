package dev.yore.views;

import dev.yore.view.UnreadableViewsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the registry.
 *
 * <p>Times are microseconds since 1970. A view of which the owner is null is held by nobody; otherwise it is held until {@code
 * owned_until}, or longer if nobody else takes it.
 */
final class Schema {

    /** Rises with each change of these tables that older versions cannot work with. */
    static final int FORMAT = 1;

    private static final List<String> TABLES =
            List.of("""
            create table yore_store (
                format integer not null,
                fence bigint not null
            )""", "insert into yore_store (format, fence) values (" + FORMAT + ", 0)", """
            create table yore_views (
                name text not null,
                version integer not null,
                serving boolean not null,
                checkpoint text not null,
                events bigint not null,
                created bigint not null,
                updated bigint not null,
                owner text,
                fence bigint not null,
                lease bigint not null,
                owned_until bigint not null,
                stop_position text,
                stop_event text,
                stop_cause text,
                stop_at text,
                primary key (name, version)
            )""", """
            create table yore_skips (
                name text not null,
                version integer not null,
                number integer not null,
                position text not null,
                event text not null,
                cause text not null,
                reason text not null,
                actor text,
                at bigint not null,
                primary key (name, version, number)
            )""");

    private Schema() {}

    /**
     * Makes the tables where there are none.
     *
     * @throws UnreadableViewsException if there are others
     */
    static void open(Database database) throws SQLException {
        boolean there;
        try (var transaction = database.read()) {
            there = isThere(database, transaction.connection());
        }
        if (!there) {
            try (var transaction = database.write()) {
                create(database, transaction.connection());
                transaction.commit();
            }
        }
        try (var transaction = database.read()) {
            check(database, transaction.connection());
        }
    }

    private static boolean isThere(Database database, Connection connection) throws SQLException {
        return database.dialect().hasTable(connection, Names.STORE);
    }

    private static void create(Database database, Connection connection) throws SQLException {
        database.dialect().lockForCreation(connection);
        if (isThere(database, connection)) {
            return;
        }
        for (var table : List.of(Names.VIEWS, Names.SKIPS)) {
            if (database.dialect().hasTable(connection, table)) {
                throw foreign(database, table, null);
            }
        }
        for (var statement : TABLES) {
            Sql.execute(connection, statement);
        }
    }

    private static void check(Database database, Connection connection) throws SQLException {
        int format;
        try {
            format = Sql.first(connection, "select format from yore_store", _ -> {}, it -> it.getInt(1))
                    .orElse(0);
        } catch (SQLException e) {
            if (database.dialect().isOutage(e) || database.dialect().isNoDatabase(e)) {
                throw e;
            }
            throw foreign(database, Names.STORE, e);
        }
        if (format < 1) {
            throw foreign(database, Names.STORE, null);
        }
        if (format > FORMAT) {
            throw new UnreadableViewsException(
                    "the views in %s are of format %d, and this version of Yore knows up to %d: upgrade it"
                            .formatted(database.place(), format, FORMAT));
        }
    }

    private static UnreadableViewsException foreign(Database database, String table, @Nullable SQLException cause) {
        var message = "the table %s in %s is not of Yore: keep the views in another database, or another schema"
                .formatted(table, database.place());
        return cause == null ? new UnreadableViewsException(message) : new UnreadableViewsException(message, cause);
    }
}
