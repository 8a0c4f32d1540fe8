package dev.yore.dynamodb;

import dev.yore.view.ViewId;
import dev.yore.view.ViewStateException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Drops views: at once for all who ask for them, while their rows expire a little later, so that who reads them still may. What a
 * process that ended left of this work, the next one that drops a view does.
 */
final class Drops {

    private static final int BATCH = 25;

    private final Calls calls;
    private final Registry registry;

    Drops(Calls calls, Registry registry) {
        this.calls = calls;
        this.registry = registry;
    }

    void drop(ViewId id) {
        var patience = calls.patience();
        while (!forget(registry.require(id))) {
            Registry.requireMore(patience);
        }
        for (var dropped : registry.items(Keys.DROPPED)) {
            expire(dropped);
        }
    }

    /** Takes a view out of the registry; false if it changed in between. */
    private boolean forget(ViewRecord view) {
        boolean serving = registry.isServing(view.id());
        if (serving && hasOthers(view.id())) {
            throw ViewStateException.stillServes(view.id());
        }
        view.owner(calls.options().clock()).ifPresent(owner -> {
            throw ViewStateException.stillWritten(view.id(), owner);
        });
        var dropped = Put.builder()
                .tableName(calls.table())
                .item(Keys.registry(Keys.DROPPED + view.rows()))
                .build();
        return calls.transact(List.of(
                TransactWriteItem.builder().delete(unchanged(view)).build(),
                serving
                        ? TransactWriteItem.builder()
                                .delete(lastOfName(view.id()))
                                .build()
                        : TransactWriteItem.builder().update(oneLess(view.id())).build(),
                TransactWriteItem.builder().put(dropped).build()));
    }

    private boolean hasOthers(ViewId id) {
        return calls.get(Keys.name(id.name()))
                .filter(it -> Values.number(it, "versions") > 1)
                .isPresent();
    }

    /** Nobody has taken its lease, or written with one that had run out. */
    private Delete unchanged(ViewRecord view) {
        return Delete.builder()
                .tableName(calls.table())
                .key(Keys.view(view.id()))
                .conditionExpression("fence = :f and held_until = :until")
                .expressionAttributeValues(
                        Map.of(":f", Values.number(view.fence()), ":until", Values.number(view.heldUntil())))
                .build();
    }

    private Delete lastOfName(ViewId id) {
        return Delete.builder()
                .tableName(calls.table())
                .key(Keys.name(id.name()))
                .conditionExpression("serving = :v and versions = :one")
                .expressionAttributeValues(Map.of(":v", Values.number(id.version()), ":one", Values.number(1)))
                .build();
    }

    private Update oneLess(ViewId id) {
        return Update.builder()
                .tableName(calls.table())
                .key(Keys.name(id.name()))
                .updateExpression("add versions :less")
                .conditionExpression("serving <> :v")
                .expressionAttributeValues(Map.of(":v", Values.number(id.version()), ":less", Values.number(-1)))
                .build();
    }

    private void expire(Map<String, AttributeValue> dropped) {
        var rows = Values.text(dropped, Keys.SORT).substring(Keys.DROPPED.length());
        long at = StoredRows.expiry(calls.options().clock());
        expireAll(rows, at);
        expireAll(rows + "#undo", at);
        expireAll(rows + "#skips", at);
        calls.call(it -> it.deleteItem(request -> request.tableName(calls.table())
                .key(Map.of(Keys.PARTITION, dropped.get(Keys.PARTITION), Keys.SORT, dropped.get(Keys.SORT)))));
    }

    private void expireAll(String partition, long at) {
        var request = QueryRequest.builder()
                .tableName(calls.table())
                .consistentRead(true)
                .keyConditionExpression("pk = :p")
                .filterExpression("attribute_not_exists(expires_at)")
                .expressionAttributeValues(Map.of(":p", Values.text(partition)))
                .limit(StoredRows.PAGE)
                .build();
        var next = request;
        while (true) {
            var page = next;
            var response = calls.call(it -> it.query(page));
            var items = response.items();
            for (int i = 0; i < items.size(); i += BATCH) {
                expire(items.subList(i, Math.min(items.size(), i + BATCH)), at);
            }
            if (response.lastEvaluatedKey().isEmpty()) {
                return;
            }
            next = request.toBuilder()
                    .exclusiveStartKey(response.lastEvaluatedKey())
                    .build();
        }
    }

    private void expire(List<Map<String, AttributeValue>> items, long at) {
        var puts = items.stream()
                .map(it -> {
                    var item = new HashMap<>(it);
                    item.put(Keys.EXPIRES, Values.number(at));
                    return WriteRequest.builder()
                            .putRequest(PutRequest.builder().item(item).build())
                            .build();
                })
                .toList();
        var patience = calls.patience();
        Map<String, List<WriteRequest>> left = Map.of(calls.table(), puts);
        while (true) {
            var request = BatchWriteItemRequest.builder().requestItems(left).build();
            left = calls.call(it -> it.batchWriteItem(request)).unprocessedItems();
            if (left.isEmpty()) {
                return;
            }
            Registry.requireMore(patience);
        }
    }
}
