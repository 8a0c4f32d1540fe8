package dev.yore.dynamodb;

import dev.yore.event.Json;
import dev.yore.store.LimitExceededException;
import dev.yore.view.Changes;
import dev.yore.view.FencedException;
import dev.yore.view.Lease;
import dev.yore.view.Row;
import dev.yore.view.ViewId;
import dev.yore.view.ViewLimits;
import dev.yore.view.ViewUnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Writes rows, what they were before, and the checkpoint of a view, in one transaction under its lease. */
final class RowWriter {

    /** What a transaction takes: 100 items, of 4 MB together. */
    private static final int TRANSACTION_ITEMS = 100;

    private static final int TRANSACTION_BYTES = 4_000_000;

    /** What an item takes beside keys and JSON, with something to spare. */
    private static final int ITEM_BYTES = 200;

    /** An item takes 400 KiB: the rest is for keys and names. */
    private static final int ROW_BYTES = 400_000;

    /** Items that are left for undo records. */
    private static final int UNDO_ITEMS = 10;

    private static final String ADVANCE = "set checkpoint = :c, updated_at = :now, held_until = held_for + :now";

    private final Calls calls;
    private final Registry registry;
    private final Leases leases;
    private final Publications publications;

    RowWriter(Calls calls, Registry registry, Leases leases, Publications publications) {
        this.calls = calls;
        this.registry = registry;
        this.leases = leases;
        this.publications = publications;
    }

    /** A row of a table in which views are published is two items, and who serves is one more. */
    static ViewLimits limits(DynamoDbOptions options) {
        int left = TRANSACTION_ITEMS - 1 - UNDO_ITEMS;
        return new ViewLimits(options.tables().isEmpty() ? left : (left - 1) / 2, ROW_BYTES);
    }

    void write(Lease lease, Changes changes) {
        check(lease.view(), changes);
        if (changes.rows().isEmpty() && changes.events() == 0) {
            leases.change(lease, ADVANCE, advance(lease.view(), changes));
            return;
        }
        var patience = calls.patience();
        var first = held(lease);
        var view = first;
        while (!calls.transact(items(lease, view, changes))) {
            view = held(lease);
            if (view.sequence() != first.sequence()) {
                throw new ViewUnavailableException(
                        "view %s was written by the same lease twice at once: its checkpoint says how far it is"
                                .formatted(view.id()),
                        new IllegalStateException("write " + view.sequence() + " after " + first.sequence()));
            }
            Registry.requireMore(patience);
        }
    }

    private void check(ViewId id, Changes changes) {
        changes.rows().forEach((key, row) -> {
            int bytes = row.map(Json::length).orElse(0);
            if (Row.isKey(key) && bytes > ROW_BYTES) {
                throw new LimitExceededException("bytes of row " + key + " of view " + id, ROW_BYTES, bytes);
            }
        });
        limits(calls.options()).check(changes);
    }

    private ViewRecord held(Lease lease) {
        return registry.find(lease.view())
                .filter(it -> it.isHeldBy(lease))
                .orElseThrow(() -> new FencedException(lease));
    }

    private List<TransactWriteItem> items(Lease lease, ViewRecord view, Changes changes) {
        long next = view.sequence() + 1;
        long expiry = StoredRows.expiry(calls.options().clock());
        var now = new StoredRows(calls, view).find(changes.rows().keySet());
        var entries = new ArrayList<UndoRecord.Entry>();
        long bytes = 0;
        var items = new ArrayList<TransactWriteItem>();
        items.add(TransactWriteItem.builder()
                .update(advance(lease, view, changes))
                .build());
        for (var row : changes.rows().entrySet()) {
            var before = Optional.ofNullable(now.get(row.getKey())).flatMap(StoredRow::value);
            var entry =
                    new UndoRecord.Entry(row.getKey(), before, row.getValue().isEmpty());
            entries.add(entry);
            bytes += entry.bytes()
                    + ITEM_BYTES
                    + row.getValue().map(Json::length).orElse(0);
            items.add(put(StoredRow.item(view.rows(), row.getKey(), next, row.getValue(), expiry)));
        }
        new UndoRecord(view.undo(), next, expiry).items(entries).forEach(it -> items.add(put(it)));
        for (var published : publications.items(view, changes)) {
            items.add(published.item());
            bytes += published.bytes();
        }
        requireFits(view.id(), items.size(), bytes);
        return items;
    }

    private static void requireFits(ViewId id, int items, long bytes) {
        if (bytes > TRANSACTION_BYTES) {
            throw new LimitExceededException(
                    "bytes of a write to view " + id + ", with what its rows were before", TRANSACTION_BYTES, bytes);
        }
        if (items > TRANSACTION_ITEMS) {
            throw new LimitExceededException("items of a write to view " + id, TRANSACTION_ITEMS, items);
        }
    }

    private TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(Put.builder().tableName(calls.table()).item(item).build())
                .build();
    }

    private Update advance(Lease lease, ViewRecord view, Changes changes) {
        var values = new HashMap<>(advance(view.id(), changes));
        values.put(":f", Values.number(lease.fence()));
        values.put(":g", Values.number(view.generation()));
        values.put(":before", Values.number(view.sequence()));
        values.put(":next", Values.number(view.sequence() + 1));
        values.put(":events", Values.number(changes.events()));
        return Update.builder()
                .tableName(calls.table())
                .key(Keys.view(view.id()))
                .updateExpression(ADVANCE + ", seq = :next add event_count :events")
                .conditionExpression(Leases.HELD + " and generation = :g and seq = :before")
                .expressionAttributeValues(values)
                .build();
    }

    private Map<String, AttributeValue> advance(ViewId id, Changes changes) {
        var checkpoint = changes.checkpoint().toString();
        if (checkpoint.length() > ROW_BYTES) {
            throw new LimitExceededException("bytes of the checkpoint of view " + id, ROW_BYTES, checkpoint.length());
        }
        return Map.of(
                ":c", Values.text(checkpoint),
                ":now", Values.number(Values.now(calls.options().clock())));
    }
}
