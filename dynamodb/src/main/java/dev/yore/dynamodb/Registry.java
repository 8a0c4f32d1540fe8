package dev.yore.dynamodb;

import dev.yore.view.NoSuchViewException;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewUnavailableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Which views there are and which of them serve. */
final class Registry {

    private static final String SERVING = "serving";

    private final Calls calls;

    Registry(Calls calls) {
        this.calls = calls;
    }

    /** What is known of a name: the version that serves, and the generation that its published table holds, if any. */
    record Name(int serving, Optional<String> table, long published) {
        static Name of(Map<String, AttributeValue> item) {
            return new Name(
                    (int) Values.number(item, SERVING),
                    Values.optional(item, "published_table"),
                    Values.number(item, "published", 0));
        }
    }

    List<ViewInfo> all() {
        var patience = calls.patience();
        while (true) {
            var views = new ArrayList<ViewRecord>();
            var serving = new HashMap<String, ViewId>();
            for (var item : items("")) {
                var sort = Values.text(item, Keys.SORT);
                if (sort.startsWith(Keys.VIEW)) {
                    views.add(ViewRecord.of(item));
                } else if (sort.startsWith(Keys.NAME)) {
                    var name = sort.substring(Keys.NAME.length());
                    serving.put(name, new ViewId(name, Name.of(item).serving()));
                }
            }
            // They were not all read at the same moment: what serves may have come, or gone, in between.
            if (views.stream().filter(it -> serving.containsValue(it.id())).count() == serving.size()) {
                return views.stream()
                        .map(it -> it.info(
                                serving.containsValue(it.id()), calls.options().clock()))
                        .sorted(Comparator.comparing(ViewInfo::id))
                        .toList();
            }
            requireMore(patience);
        }
    }

    /** All items of the registry whose sort keys begin so. */
    List<Map<String, AttributeValue>> items(String prefix) {
        var request = QueryRequest.builder()
                .tableName(calls.table())
                .consistentRead(true)
                .keyConditionExpression("pk = :p" + (prefix.isEmpty() ? "" : " and begins_with(sk, :s)"))
                .expressionAttributeValues(
                        prefix.isEmpty()
                                ? Map.of(":p", Values.text(Keys.REGISTRY))
                                : Map.of(":p", Values.text(Keys.REGISTRY), ":s", Values.text(prefix)))
                .build();
        return Pages.all(calls, request);
    }

    Optional<ViewRecord> find(ViewId id) {
        return calls.get(Keys.view(id)).map(ViewRecord::of);
    }

    ViewRecord require(ViewId id) {
        return find(id).orElseThrow(() -> new NoSuchViewException(id));
    }

    Optional<Name> name(String name) {
        return calls.get(Keys.name(name)).map(Name::of);
    }

    Optional<ViewId> serving(String name) {
        return name(name).map(it -> new ViewId(name, it.serving()));
    }

    boolean isServing(ViewId id) {
        return serving(id.name()).equals(Optional.of(id));
    }

    /** How the version that serves stands. It may be dropped while it is looked for: then another serves. */
    ViewRecord requireServing(String name) {
        var patience = calls.patience();
        while (true) {
            var id = serving(name).orElseThrow(() -> new NoSuchViewException(name));
            var view = find(id);
            if (view.isPresent()) {
                return view.get();
            }
            requireMore(patience);
        }
    }

    /** Lets a version serve. */
    ViewRecord serve(ViewId id) {
        var patience = calls.patience();
        while (true) {
            var view = require(id);
            var serve = Update.builder()
                    .tableName(calls.table())
                    .key(Keys.name(id.name()))
                    .updateExpression("set serving = :v")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(Map.of(":v", Values.number(id.version())))
                    .build();
            if (calls.transact(List.of(
                    isThere(view), TransactWriteItem.builder().update(serve).build()))) {
                return view;
            }
            requireMore(patience);
        }
    }

    private TransactWriteItem isThere(ViewRecord view) {
        return TransactWriteItem.builder()
                .conditionCheck(ConditionCheck.builder()
                        .tableName(calls.table())
                        .key(Keys.view(view.id()))
                        .conditionExpression("generation = :g")
                        .expressionAttributeValues(Map.of(":g", Values.number(view.generation())))
                        .build())
                .build();
    }

    /** Goes on if there is patience left. */
    static void requireMore(Calls.Patience patience) {
        if (!patience.pause()) {
            throw new ViewUnavailableException(
                    "the views in DynamoDB change too fast to be told: try again",
                    new IllegalStateException("no patience left"));
        }
    }
}
