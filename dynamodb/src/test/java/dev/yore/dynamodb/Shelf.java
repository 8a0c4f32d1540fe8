package dev.yore.dynamodb;

import dev.yore.event.Json;
import dev.yore.store.Checkpoint;
import dev.yore.view.Changes;
import dev.yore.view.Lease;
import dev.yore.view.RowRange;
import dev.yore.view.ViewId;
import dev.yore.view.ViewStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What the tests write into views, and what they read. */
final class Shelf {

    static final ViewId VIEW = new ViewId("counts", 1);
    static final ViewId VIEW_2 = new ViewId("counts", 2);
    static final Duration LEASE = Duration.ofMinutes(1);

    private Shelf() {}

    static Lease lease(ViewStore store, ViewId view) {
        return store.acquire(view, "ann", LEASE).orElseThrow();
    }

    static Changes put(long rank, Map<String, String> rows) {
        var changes = new LinkedHashMap<String, Optional<Json>>();
        rows.forEach((key, row) -> changes.put(key, Optional.of(Json.parse(row))));
        return new Changes(changes, Checkpoint.of(rank), 1);
    }

    static Changes put(long rank, String key, String row) {
        return put(rank, Map.of(key, row));
    }

    static Changes delete(long rank, String key) {
        return new Changes(Map.of(key, Optional.empty()), Checkpoint.of(rank), 1);
    }

    /** So many rows, of the same text. */
    static Map<String, String> rows(int count, String row) {
        var rows = new TreeMap<String, String>();
        for (int i = 0; i < count; i++) {
            rows.put("key-%03d".formatted(i), row);
        }
        return rows;
    }

    /** A row of so many bytes. */
    static String row(int bytes) {
        return "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}";
    }

    static Map<String, String> all(ViewStore store, ViewId view) {
        try (var reader = store.read(view)) {
            var rows = new LinkedHashMap<String, String>();
            reader.list(RowRange.all())
                    .forEach(it -> rows.put(it.key(), it.value().toString()));
            return rows;
        }
    }

    /** What DynamoDB does an hour later. */
    static void expire(DynamoDbClient client, DynamoDbOptions options) {
        client.scan(it -> it.tableName(options.viewsTable()).filterExpression("attribute_exists(expires_at)"))
                .items()
                .forEach(item -> client.deleteItem(it -> it.tableName(options.viewsTable())
                        .key(Keys.of(Values.text(item, Keys.PARTITION), Values.text(item, Keys.SORT)))));
    }
}
