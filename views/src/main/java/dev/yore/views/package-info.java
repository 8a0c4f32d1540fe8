/**
 * Views in databases: {@link dev.yore.views.JdbcViewStore} keeps them in a file of SQLite or in PostgreSQL.
 *
 * <p>Each view is a table of its own with the columns {@code key} and {@code value}, and what serves under a name is an SQL
 * view, so that anything that speaks SQL can read them. The table {@code yore_views} says how each of them stands.
 */
@NullMarked
package dev.yore.views;

import org.jspecify.annotations.NullMarked;
