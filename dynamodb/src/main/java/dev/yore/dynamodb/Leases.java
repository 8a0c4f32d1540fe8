package dev.yore.dynamodb;

import dev.yore.view.FencedException;
import dev.yore.view.Lease;
import dev.yore.view.Stop;
import dev.yore.view.ViewId;
import dev.yore.view.ViewUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Who may write which view. */
final class Leases {

    private static final String HELD = "fence = :f and attribute_exists(held_by)";

    private static final int LONGEST_CAUSE = 100_000;

    private final Calls calls;
    private final Registry registry;

    Leases(Calls calls, Registry registry) {
        this.calls = calls;
        this.registry = registry;
    }

    /** A lease, and how the view stands that it is of. */
    record Taken(Lease lease, ViewRecord view) {}

    Optional<Taken> acquire(ViewId id, String owner, Duration length) {
        var patience = calls.patience();
        while (true) {
            var view = registry.find(id);
            var holder = view.flatMap(it -> it.owner(calls.options().clock()));
            if (holder.isPresent() && !holder.get().equals(owner)) {
                return Optional.empty();
            }
            var lease = new Lease(id, owner, nextFence());
            var taken = view.isPresent() ? take(view.get(), lease, length) : create(lease, length);
            if (taken.isPresent()) {
                return taken;
            }
            Registry.requireMore(patience);
        }
    }

    private long nextFence() {
        var store = calls.update(it -> it.key(Keys.store())
                .updateExpression("add fence :one")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(Map.of(":one", Values.number(1))));
        return Values.number(
                store.orElseThrow(() -> new IllegalStateException("the table " + calls.table() + " was emptied")),
                "fence");
    }

    private Optional<Taken> take(ViewRecord view, Lease lease, Duration length) {
        long now = Values.now(calls.options().clock());
        var values = new HashMap<>(held(length, now));
        values.put(":owner", Values.text(lease.owner()));
        values.put(":f", Values.number(lease.fence()));
        values.put(":g", Values.number(view.generation()));
        values.put(":now", Values.number(now));
        return calls.update(it -> it.key(Keys.view(view.id()))
                        .updateExpression("set held_by = :owner, fence = :f, held_for = :for, held_until = :until")
                        .conditionExpression("generation = :g and (attribute_not_exists(held_by) or held_by = :owner"
                                + " or held_until <= :now)")
                        .expressionAttributeValues(values))
                .map(it -> new Taken(lease, ViewRecord.of(it)));
    }

    private Optional<Taken> create(Lease lease, Duration length) {
        long now = Values.now(calls.options().clock());
        var item = ViewRecord.made(lease, Values.micros(length), now);
        var put = Put.builder()
                .tableName(calls.table())
                .item(item)
                .conditionExpression("attribute_not_exists(pk)")
                .build();
        var count = Update.builder()
                .tableName(calls.table())
                .key(Keys.name(lease.view().name()))
                .updateExpression("set serving = if_not_exists(serving, :v) add versions :one")
                .expressionAttributeValues(
                        Map.of(":v", Values.number(lease.view().version()), ":one", Values.number(1)))
                .build();
        boolean made = calls.transact(List.of(
                TransactWriteItem.builder().put(put).build(),
                TransactWriteItem.builder().update(count).build()));
        return made ? Optional.of(new Taken(lease, ViewRecord.of(item))) : Optional.empty();
    }

    private static Map<String, AttributeValue> held(Duration length, long now) {
        long micros = Values.micros(length);
        return Map.of(":for", Values.number(micros), ":until", Values.number(now + micros));
    }

    void renew(Lease lease, Duration length) {
        change(
                lease,
                "set held_for = :for, held_until = :until",
                held(length, Values.now(calls.options().clock())));
    }

    void release(Lease lease) {
        calls.update(it -> it.key(Keys.view(lease.view()))
                .updateExpression("remove held_by")
                .conditionExpression(HELD)
                .expressionAttributeValues(Map.of(":f", Values.number(lease.fence()))));
    }

    void stop(Lease lease, Stop stop) {
        var values = Map.of(
                ":position", Values.text(stop.position().toString()),
                ":event", Values.text(stop.event().value()),
                ":cause", Values.text(Values.shortened(stop.cause(), LONGEST_CAUSE)),
                ":time", Values.text(stop.at().toString()),
                ":now", Values.number(Values.now(calls.options().clock())));
        change(
                lease,
                "set stop_position = :position, stop_event = :event, stop_cause = :cause, stop_time = :time,"
                        + " updated_at = :now",
                values);
    }

    /** How a view stands whose lease is held. */
    ViewRecord held(Lease lease) {
        return registry.find(lease.view())
                .filter(it -> it.isHeldBy(lease))
                .orElseThrow(() -> new FencedException(lease));
    }

    /** Changes, in a transaction, the item of a view that no other has written since it stood so, and renews its lease. */
    TransactWriteItem step(
            Lease lease, ViewRecord view, String sets, String others, Map<String, AttributeValue> changes) {
        var values = new HashMap<>(changes);
        values.put(":f", Values.number(lease.fence()));
        values.put(":g", Values.number(view.generation()));
        values.put(":seq", Values.number(view.sequence()));
        values.put(":now", Values.number(Values.now(calls.options().clock())));
        if (view.unfinished() > 0) {
            values.put(":begun", Values.number(view.unfinished()));
        }
        var begun = view.unfinished() > 0 ? "unfinished = :begun" : "attribute_not_exists(unfinished)";
        var update = Update.builder()
                .tableName(calls.table())
                .key(Keys.view(view.id()))
                .updateExpression("set held_until = held_for + :now" + sets + others)
                .conditionExpression(HELD + " and generation = :g and seq = :seq and " + begun)
                .expressionAttributeValues(values)
                .build();
        return TransactWriteItem.builder().update(update).build();
    }

    /** Makes steps of which the first is that of the view, and makes them anew while something else stands in their way. */
    void transact(Lease lease, ViewRecord view, Supplier<List<TransactWriteItem>> steps) {
        var patience = calls.patience();
        while (!calls.transact(steps.get())) {
            var now = held(lease);
            if (now.sequence() != view.sequence() || now.unfinished() != view.unfinished()) {
                throw new ViewUnavailableException(
                        "view %s was written by the same lease twice at once: its checkpoint says how far it is"
                                .formatted(view.id()),
                        new IllegalStateException("write " + now.sequence() + " after " + view.sequence()));
            }
            Registry.requireMore(patience);
        }
    }

    /** Changes the item of a view whose lease is held. */
    void change(Lease lease, String expression, Map<String, AttributeValue> changes) {
        var values = new HashMap<>(changes);
        values.put(":f", Values.number(lease.fence()));
        var changed = calls.update(it -> it.key(Keys.view(lease.view()))
                .updateExpression(expression)
                .conditionExpression(HELD)
                .expressionAttributeValues(values));
        if (changed.isEmpty()) {
            throw new FencedException(lease);
        }
    }
}
