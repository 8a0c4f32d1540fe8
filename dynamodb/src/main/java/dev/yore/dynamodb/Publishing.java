package dev.yore.dynamodb;

import dev.yore.view.ViewId;
import dev.yore.view.ViewStateException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Brings a table in which a view is published to what serves now: after a switch, or where the table is new. Each row is copied
 * only if it is still what was read, so that whoever writes the view at the same time loses nothing. It can end at any moment and
 * begin again.
 */
final class Publishing {

    /** With each item that is written goes one that must not have changed, and who serves. */
    private static final int COPIES = 40;

    private final Calls calls;
    private final Registry registry;
    private final Publications publications;
    private final ViewRecord view;
    private final PublishedTable table;

    private Publishing(
            Calls calls, Registry registry, Publications publications, ViewRecord view, PublishedTable table) {
        this.calls = calls;
        this.registry = registry;
        this.publications = publications;
        this.view = view;
        this.table = table;
    }

    /** Has a view that serves published, if it is to be and is not yet. */
    static void publish(Calls calls, Registry registry, Publications publications, ViewRecord view) {
        var name = registry.name(view.id().name());
        if (name.isEmpty() || name.get().serving() != view.id().version()) {
            return;
        }
        var table = calls.options().published(view.id().name());
        requireSame(view.id(), name.get().table(), table.map(PublishedTable::table));
        if (table.isPresent() && name.get().published() != view.generation()) {
            new Publishing(calls, registry, publications, view, table.get()).run();
        }
    }

    private static void requireSame(ViewId id, Optional<String> published, Optional<String> wanted) {
        if (published.isPresent() && !published.equals(wanted)) {
            throw ViewStateException.publishedElsewhere(id, published.get());
        }
    }

    private void run() {
        Tables.openPublished(calls, table);
        calls.update(it -> it.key(Keys.name(view.id().name()))
                .updateExpression("set published_table = :t remove published")
                .conditionExpression("serving = :v")
                .expressionAttributeValues(serving(Map.of(":t", Values.text(table.table())))));
        copyAll();
        deleteOthers();
        calls.update(it -> it.key(Keys.name(view.id().name()))
                .updateExpression("set published = :g")
                .conditionExpression("serving = :v")
                .expressionAttributeValues(serving(Map.of(":g", Values.number(view.generation())))));
    }

    private Map<String, AttributeValue> serving(Map<String, AttributeValue> values) {
        var all = new HashMap<>(values);
        all.put(":v", Values.number(view.id().version()));
        return all;
    }

    private void copyAll() {
        var rows = new StoredRows(calls, view);
        Optional<String> after = Optional.empty();
        do {
            var page = rows.page("", after, COPIES);
            bring(new ArrayList<>(page.rows().keySet()));
            after = page.next();
        } while (after.isPresent());
    }

    private void deleteOthers() {
        Map<String, AttributeValue> from = Map.of();
        do {
            var request = ScanRequest.builder()
                    .tableName(table.table())
                    .consistentRead(true)
                    .projectionExpression("#key")
                    .expressionAttributeNames(Map.of("#key", table.key()))
                    .exclusiveStartKey(from.isEmpty() ? null : from)
                    .limit(COPIES)
                    .build();
            var page = calls.call(it -> it.scan(request));
            bring(page.items().stream().map(it -> Values.text(it, table.key())).toList());
            from = page.lastEvaluatedKey();
        } while (!from.isEmpty());
    }

    /** Makes published items what the rows of these keys are. */
    private void bring(List<String> keys) {
        var patience = calls.patience();
        while (!keys.isEmpty() && registry.isServing(view.id()) && !tryToBring(keys)) {
            Registry.requireMore(patience);
        }
    }

    private boolean tryToBring(List<String> keys) {
        var found = new StoredRows(calls, view).find(keys);
        var items = new ArrayList<TransactWriteItem>();
        items.add(publications.serving(view.id(), true));
        for (var key : keys) {
            var row = Optional.ofNullable(found.get(key));
            items.add(unchanged(key, row));
            items.add(row.flatMap(StoredRow::value)
                    .map(it -> Publications.put(view.id(), table, key, StoredRow.json(it)))
                    .orElseGet(() -> Publications.delete(table, key)));
        }
        return calls.transact(items);
    }

    private TransactWriteItem unchanged(String key, Optional<StoredRow> row) {
        var check = ConditionCheck.builder().tableName(calls.table()).key(Keys.of(view.rows(), key));
        if (row.isEmpty()) {
            check.conditionExpression("attribute_not_exists(pk)");
        } else {
            check.conditionExpression("seq = :seq")
                    .expressionAttributeValues(
                            Map.of(":seq", Values.number(row.get().sequence())));
        }
        return TransactWriteItem.builder().conditionCheck(check.build()).build();
    }
}
