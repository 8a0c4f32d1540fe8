package dev.yore.views;

import dev.yore.view.ViewId;
import java.sql.Connection;

/** What can be done in one transaction. */
record Unit(Database database, Connection connection) {

    Registry registry() {
        return new Registry(database, connection);
    }

    Leases leases() {
        return new Leases(database, connection);
    }

    Skips skips() {
        return new Skips(database, connection);
    }

    TableRows rows(ViewId id) {
        return new TableRows(database.dialect(), connection, id);
    }
}
