package dev.yore.dynamodb;

import dev.yore.event.Json;
import dev.yore.view.ViewId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What serves, in tables of its own: the items that a write has there too. */
final class Publications {

    private final Calls calls;
    private final Registry registry;

    Publications(Calls calls, Registry registry) {
        this.calls = calls;
        this.registry = registry;
    }

    /** What a write of a view writes beside its own rows: nothing, unless its name is published. */
    List<TransactWriteItem> items(ViewRecord view, Map<String, Optional<Json>> rows) {
        var table = calls.options().published(view.id().name());
        if (table.isEmpty()) {
            return List.of();
        }
        boolean serves = registry.isServing(view.id());
        var items = new ArrayList<TransactWriteItem>();
        items.add(serving(view.id(), serves));
        if (serves) {
            rows.forEach((key, row) -> items.add(
                    row.map(it -> put(view.id(), table.get(), key, it)).orElseGet(() -> delete(table.get(), key))));
        }
        return items;
    }

    /** That a version serves, or does not, still. */
    TransactWriteItem serving(ViewId id, boolean serves) {
        return TransactWriteItem.builder()
                .conditionCheck(ConditionCheck.builder()
                        .tableName(calls.table())
                        .key(Keys.name(id.name()))
                        .conditionExpression("serving " + (serves ? "=" : "<>") + " :v")
                        .expressionAttributeValues(Map.of(":v", Values.number(id.version())))
                        .build())
                .build();
    }

    static TransactWriteItem put(ViewId id, PublishedTable table, String key, Json row) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table.table())
                        .item(item(id, table, key, row))
                        .build())
                .build();
    }

    private static Map<String, AttributeValue> item(ViewId id, PublishedTable table, String key, Json row) {
        var item = new HashMap<>(ItemJson.attributes(row, "in row " + key + " of view " + id));
        var own = item.put(table.key(), Values.text(key));
        if (own != null && !own.equals(Values.text(key))) {
            throw new IllegalArgumentException("row %s of view %s cannot be published: its member %s is not its key"
                    .formatted(key, id, table.key()));
        }
        return item;
    }

    static TransactWriteItem delete(PublishedTable table, String key) {
        return TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table.table())
                        .key(Map.of(table.key(), Values.text(key)))
                        .build())
                .build();
    }
}
