package dev.yore.dynamodb;

import dev.yore.view.Row;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The rows of one view as they are now. */
final class StoredRows {

    /** How many rows a page has at the most. */
    static final int PAGE = 1_000;

    /** How long what readers may still need is kept. */
    static final Duration KEPT = Duration.ofHours(1);

    private static final int BATCH = 100;

    private final Calls calls;
    private final String partition;

    StoredRows(Calls calls, ViewRecord view) {
        this.calls = calls;
        this.partition = view.rows();
    }

    /** When what is not needed any more may be deleted, in seconds since 1970. */
    static long expiry(InstantSource clock) {
        return clock.instant().plus(KEPT).getEpochSecond();
    }

    Optional<StoredRow> find(String key) {
        return calls.get(Keys.of(partition, key)).map(StoredRow::of);
    }

    /** Those of these keys that are there. */
    Map<String, StoredRow> find(Collection<String> keys) {
        var possible = new ArrayList<>(new LinkedHashSet<>(keys));
        possible.removeIf(it -> !Row.isKey(it));
        var found = HashMap.<String, StoredRow>newHashMap(possible.size());
        for (int i = 0; i < possible.size(); i += BATCH) {
            find(possible.subList(i, Math.min(possible.size(), i + BATCH)), found);
        }
        return found;
    }

    private void find(List<String> keys, Map<String, StoredRow> found) {
        var patience = calls.patience();
        var left = Map.of(
                calls.table(),
                KeysAndAttributes.builder()
                        .keys(keys.stream().map(it -> Keys.of(partition, it)).toList())
                        .consistentRead(true)
                        .build());
        while (true) {
            var request = BatchGetItemRequest.builder().requestItems(left).build();
            var response = calls.call(it -> it.batchGetItem(request));
            var items = response.responses().getOrDefault(calls.table(), List.of());
            items.forEach(it -> found.put(Values.text(it, Keys.SORT), StoredRow.of(it)));
            left = response.unprocessedKeys();
            if (left.isEmpty()) {
                return;
            }
            if (items.isEmpty()) {
                Registry.requireMore(patience);
            }
        }
    }

    /** A page of rows in the order of their keys, and the key behind which the next one begins. */
    record Page(Map<String, StoredRow> rows, Optional<String> next) {}

    /** The rows whose keys begin so and come behind this key, or from the first one on. */
    Page page(String prefix, Optional<String> after, int limit) {
        var values = new HashMap<String, AttributeValue>();
        values.put(":p", Values.text(partition));
        if (!prefix.isEmpty()) {
            values.put(":s", Values.text(prefix));
        }
        var request = QueryRequest.builder()
                .tableName(calls.table())
                .consistentRead(true)
                .keyConditionExpression("pk = :p" + (prefix.isEmpty() ? "" : " and begins_with(sk, :s)"))
                .expressionAttributeValues(values)
                .limit(limit);
        after.ifPresent(it -> request.exclusiveStartKey(Keys.of(partition, it)));
        var response = calls.call(it -> it.query(request.build()));
        var rows = new LinkedHashMap<String, StoredRow>();
        response.items().forEach(it -> rows.put(Values.text(it, Keys.SORT), StoredRow.of(it)));
        return new Page(
                rows,
                Optional.ofNullable(response.lastEvaluatedKey().get(Keys.SORT)).map(AttributeValue::s));
    }
}
