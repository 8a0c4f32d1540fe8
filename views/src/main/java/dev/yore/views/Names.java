package dev.yore.views;

import dev.yore.view.ViewId;

/** What views are called in a database. */
final class Names {

    /** One row: the version of this schema, and the last fence that was given. */
    static final String STORE = "yore_store";

    /** A row for each view. */
    static final String VIEWS = "yore_views";

    /** A row for each event that a view was told to pass over. */
    static final String SKIPS = "yore_skips";

    private Names() {}

    /** The table of a view's rows, such as {@code balances_2}. */
    static String table(ViewId id) {
        return id.name() + "_" + id.version();
    }

    /** The SQL view of what serves under a name, such as {@code balances_serving}. */
    static String serving(String name) {
        return name + "_serving";
    }
}
