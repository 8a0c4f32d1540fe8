package dev.yore.bench.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;

/** Connections with a PostgreSQL, which more callers than there are share. */
final class Pool {

    /** By how many clients at once it is measured: its best lies somewhere between one connection and many. */
    static final List<Integer> CLIENTS = List.of(1, 8, 16, 32, 64, 1_024);

    private static final int CONNECTIONS = 64;
    private static final int LONGEST_WAIT_MILLIS = 60_000;

    private Pool() {}

    static HikariDataSource open(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(CONNECTIONS);
        config.setConnectionTimeout(LONGEST_WAIT_MILLIS);
        return new HikariDataSource(config);
    }
}
