package dev.yore.dynamodb;

import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.view.NoSuchViewException;
import dev.yore.view.Skip;
import dev.yore.view.Stop;
import dev.yore.view.ViewId;
import dev.yore.view.ViewStateException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The events at which views were stopped, and those that they were told to pass over. */
final class Skips {

    private static final String RESUME = "remove stop_position, stop_event, stop_cause, stop_time";
    private static final int LONGEST_REASON = 10_000;

    private final Calls calls;
    private final Registry registry;

    Skips(Calls calls, Registry registry) {
        this.calls = calls;
        this.registry = registry;
    }

    List<Skip> of(ViewId id) {
        var request = QueryRequest.builder()
                .tableName(calls.table())
                .consistentRead(true)
                .keyConditionExpression("pk = :p")
                .expressionAttributeValues(
                        Map.of(":p", Values.text(registry.require(id).skipped())))
                .build();
        return Pages.all(calls, request).stream().map(Skips::skip).toList();
    }

    private static Skip skip(Map<String, AttributeValue> item) {
        return new Skip(
                Position.parse(Values.text(item, "skipped_position")),
                EventId.of(Values.text(item, "skipped_event")),
                Values.text(item, "skip_cause"),
                Values.text(item, "skip_reason"),
                Values.optional(item, "skip_actor"),
                Values.instant(Values.number(item, "skipped_at")));
    }

    void resume(ViewId id) {
        var resumed = calls.update(
                it -> it.key(Keys.view(id)).updateExpression(RESUME).conditionExpression("attribute_exists(pk)"));
        if (resumed.isEmpty()) {
            throw new NoSuchViewException(id);
        }
    }

    void add(ViewId id, Position position, String reason, Optional<String> actor) {
        var patience = calls.patience();
        while (true) {
            var view = registry.require(id);
            var stop = view.stop().filter(it -> it.position().equals(position));
            if (stop.isEmpty()) {
                throw ViewStateException.notStoppedThere(id, position, view.stop());
            }
            if (calls.transact(List.of(
                    TransactWriteItem.builder().update(goOn(view, position)).build(),
                    TransactWriteItem.builder()
                            .put(record(view, stop.get(), reason, actor))
                            .build()))) {
                return;
            }
            Registry.requireMore(patience);
        }
    }

    private Update goOn(ViewRecord view, Position position) {
        return Update.builder()
                .tableName(calls.table())
                .key(Keys.view(view.id()))
                .updateExpression(RESUME + " add skip_count :one")
                .conditionExpression("generation = :g and skip_count = :n and stop_position = :position")
                .expressionAttributeValues(Map.of(
                        ":one", Values.number(1),
                        ":g", Values.number(view.generation()),
                        ":n", Values.number(view.skips()),
                        ":position", Values.text(position.toString())))
                .build();
    }

    private Put record(ViewRecord view, Stop stop, String reason, Optional<String> actor) {
        var item = new HashMap<>(Keys.of(view.skipped(), Values.sortable(view.skips())));
        item.put("skipped_position", Values.text(stop.position().toString()));
        item.put("skipped_event", Values.text(stop.event().value()));
        item.put("skip_cause", Values.text(stop.cause()));
        item.put("skip_reason", Values.text(Values.shortened(reason, LONGEST_REASON)));
        actor.ifPresent(it -> item.put("skip_actor", Values.text(Values.shortened(it, LONGEST_REASON))));
        item.put("skipped_at", Values.number(Values.now(calls.options().clock())));
        return Put.builder().tableName(calls.table()).item(item).build();
    }
}
