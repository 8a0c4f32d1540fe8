package dev.yore.bench.work;

import dev.yore.bench.figure.Round;
import dev.yore.event.Json;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows that a projection would write, in the same batches, by nothing but JDBC. */
final class BareUpserts {

    private static final int EVENTS_PER_BATCH = 10_000;

    private BareUpserts() {}

    /** Of each batch of events the rows that they change, as they are after it. */
    static List<Map<String, String>> batches(int events, int accounts) {
        var balances = new HashMap<String, Balances.Balance>();
        var batches = new ArrayList<Map<String, String>>();
        for (int first = 0; first < events; first += EVENTS_PER_BATCH) {
            var changed = new TreeMap<String, String>();
            for (int i = first; i < Math.min(events, first + EVENTS_PER_BATCH); i++) {
                var event = new Balances.Deposited(BigDecimal.valueOf(i % 100_000, 2), "CZK");
                var key = Balances.account(i, accounts);
                balances.merge(key, Balances.Balance.NONE.after(event), (old, _) -> old.after(event));
                changed.put(key, "");
            }
            changed.replaceAll((key, _) ->
                    Json.from(balances.getOrDefault(key, Balances.Balance.NONE)).toString());
            batches.add(changed);
        }
        return batches;
    }

    static Round sqlite(String url, List<Map<String, String>> batches, int events) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            for (var pragma : List.of("journal_mode = wal", "synchronous = normal", "cache_size = -65536")) {
                execute(connection, "pragma " + pragma);
            }
            execute(connection, "create table bare (key text primary key, value text not null) without rowid");
            return upserts(connection, "?", batches, events);
        }
    }

    static Round postgres(String url, List<Map<String, String>> batches, int events) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            execute(connection, "drop table if exists bare");
            execute(connection, "create table bare (key text collate \"C\" primary key, value json not null)");
            return upserts(connection, "?::json", batches, events);
        }
    }

    private static Round upserts(Connection connection, String value, List<Map<String, String>> batches, int events)
            throws SQLException {
        long begin = System.nanoTime();
        connection.setAutoCommit(false);
        for (var batch : batches) {
            try (var statement = connection.prepareStatement("insert into bare (key, value) values (?, " + value
                    + ") on conflict (key) do update set value = excluded.value")) {
                for (var row : batch.entrySet()) {
                    statement.setString(1, row.getKey());
                    statement.setString(2, row.getValue());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            connection.commit();
        }
        return Round.rate(events, System.nanoTime() - begin);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
