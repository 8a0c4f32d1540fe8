package dev.yore.views;

import dev.yore.view.UnreadableViewsException;
import dev.yore.view.ViewUnavailableException;
import java.nio.file.NoSuchFileException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;

/** Opens databases, and says why they cannot be. */
final class Opening {

    private Opening() {}

    static Database sqlite(String url, InstantSource clock) {
        requireDriver(url, "org.xerial:sqlite-jdbc");
        if (url.contains(":memory:") || url.contains("mode=memory")) {
            throw new UnreadableViewsException("views in memory need no database: open memory: instead");
        }
        var database = new SqliteDatabase(url, clock);
        database.missingFolder().ifPresent(it -> {
            throw new ViewUnavailableException(
                    "the folder %s for the views is not there: make it first".formatted(it),
                    new NoSuchFileException(it.toString()));
        });
        try {
            database.keepLog();
            return database;
        } catch (SQLException e) {
            throw Failures.of(database, e);
        }
    }

    static Database postgres(String url) {
        requireDriver(url, "org.postgresql:postgresql");
        return PostgresDatabase.at(url);
    }

    /** Makes the tables that are needed, or finds that they are there. */
    static void prepare(Database database) {
        boolean prepared = false;
        try {
            Schema.open(database);
            prepared = true;
        } catch (SQLException e) {
            throw Failures.of(database, e);
        } finally {
            if (!prepared) {
                database.close();
            }
        }
    }

    private static void requireDriver(String url, String artifact) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new UnreadableViewsException(
                    "no driver of JDBC for such views is there: add %s to the class path".formatted(artifact), e);
        }
    }
}
