package dev.yore.views;

import dev.yore.YoreException;
import dev.yore.view.UnreadableViewsException;
import dev.yore.view.ViewUnavailableException;
import java.sql.SQLException;
import java.util.Optional;

/** Says what a failure of a database means to those who keep views in it. */
final class Failures {

    private static final int MAX_CAUSES = 20;

    private Failures() {}

    static YoreException of(Database database, SQLException failure) {
        if (database.dialect().isNoDatabase(failure)) {
            return new UnreadableViewsException(
                    database.place() + " is no database, or a damaged one: " + failure.getMessage(), failure);
        }
        return new ViewUnavailableException(
                "the views in %s cannot be had now: %s (%s)"
                        .formatted(
                                database.place(),
                                failure.getMessage(),
                                database.dialect().wayOn(failure)),
                failure);
    }

    /** Nobody knows whether this transaction counts. */
    static ViewUnavailableException ofCommit(Database database, SQLException failure) {
        return new ViewUnavailableException(
                "the connection to %s was lost while a transaction was being committed; the checkpoint of the view says whether it was: %s"
                        .formatted(database.place(), failure.getMessage()),
                failure);
    }

    /** What it means if what others threw goes back to a failure of the database that may pass. */
    static Optional<YoreException> outage(Database database, Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (cause instanceof SQLException failure && database.dialect().isOutage(failure)) {
                return Optional.of(of(database, failure));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
