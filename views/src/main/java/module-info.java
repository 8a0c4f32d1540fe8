import dev.yore.spi.ViewStoreProvider;
import dev.yore.views.JdbcViewStoreProvider;

/** Views in SQLite and PostgreSQL. */
module dev.yore.views {
    requires transitive dev.yore.core;
    requires transitive java.sql;
    requires com.zaxxer.hikari;

    exports dev.yore.views;

    provides ViewStoreProvider with
            JdbcViewStoreProvider;
}
