package dev.yore.dynamodb;

import dev.yore.dynamodb.UndoRecord.Entry;
import dev.yore.event.Json;
import dev.yore.view.Lease;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Writes of several transactions that ended half way. They are taken back: their rows become what they were, and they count as
 * writes that changed nothing. Each step is fenced, and may be made again.
 */
final class Unfinished {

    private final Calls calls;
    private final Leases leases;
    private final Publications publications;

    Unfinished(Calls calls, Leases leases, Publications publications) {
        this.calls = calls;
        this.leases = leases;
        this.publications = publications;
    }

    /** Takes back what was not finished, and lets expire what only that needed. */
    void end(Lease lease, ViewRecord view) {
        if (view.unfinished() == 0) {
            expire(lease, view);
            return;
        }
        for (int part = 0; part < view.unfinished(); part++) {
            takeBack(lease, view, UndoRecord.entries(await(view, part)));
        }
        var nothing = new UndoRecord(view.undo(), view.sequence() + 1, view.unfinished())
                .items(List.of(List.of()), Optional.of(expiry()));
        var finished = view.finished();
        var values = Map.of(
                ":next", Values.number(finished.sequence()),
                ":from", Values.number(finished.undoFrom()));
        leases.transact(
                lease,
                view,
                () -> List.of(
                        leases.step(lease, view, RowWriter.FINISH, RowWriter.FINISHED, values),
                        calls.put(nothing.getFirst())));
        expire(lease, finished);
    }

    /** Lets expire what the transactions before the last one of a write left: until it was whole, all of that was needed. */
    void expire(Lease lease, ViewRecord view) {
        for (int part = 0; part < view.undoFrom(); part++) {
            var key = Keys.of(view.undo(), UndoRecord.sort(view.sequence(), part));
            var record = calls.get(key).filter(it -> !it.containsKey(Keys.EXPIRES));
            if (record.isPresent()) {
                expireDeleted(lease, view, UndoRecord.entries(record.get()));
                calls.update(it -> it.key(key)
                        .updateExpression("set expires_at = :at")
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeValues(Map.of(":at", Values.number(expiry()))));
            }
        }
    }

    private void expireDeleted(Lease lease, ViewRecord view, List<Entry> entries) {
        var deleted = entries.stream().filter(Entry::deleted).map(Entry::key).toList();
        var found = new StoredRows(calls, view).find(deleted);
        found.values()
                .removeIf(it -> it.sequence() != view.sequence() || it.value().isPresent());
        if (found.isEmpty()) {
            return;
        }
        leases.transact(lease, view, () -> {
            var items = new ArrayList<TransactWriteItem>();
            items.add(leases.step(lease, view, "", "", Map.of()));
            found.forEach((key, row) -> items.add(calls.put(row.item(view.rows(), key, Optional.of(expiry())))));
            return items;
        });
    }

    /** A part of the undo record, which is there, or comes in a moment. */
    private Map<String, AttributeValue> await(ViewRecord view, int part) {
        var patience = calls.patience();
        while (true) {
            var item = calls.get(Keys.of(view.undo(), UndoRecord.sort(view.sequence() + 1, part)));
            if (item.isPresent()) {
                return item.get();
            }
            Registry.requireMore(patience);
        }
    }

    private void takeBack(Lease lease, ViewRecord view, List<Entry> entries) {
        int most = RowWriter.limits(calls.options()).rowsPerBatch();
        for (int i = 0; i < entries.size(); i += most) {
            var some = entries.subList(i, Math.min(entries.size(), i + most));
            leases.transact(lease, view, () -> before(lease, view, some));
        }
    }

    private List<TransactWriteItem> before(Lease lease, ViewRecord view, List<Entry> entries) {
        var items = new ArrayList<TransactWriteItem>();
        items.add(leases.step(lease, view, "", "", Map.of()));
        var rows = new LinkedHashMap<String, Optional<Json>>();
        for (var entry : entries) {
            rows.put(entry.key(), entry.valueBefore().map(StoredRow::json));
            items.add(entry.before()
                    .map(it -> calls.put(it.item(view.rows(), entry.key(), Optional.of(expiry()))))
                    .orElseGet(() -> delete(view, entry.key())));
        }
        items.addAll(publications.items(view, rows));
        return items;
    }

    private TransactWriteItem delete(ViewRecord view, String key) {
        return TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(calls.table())
                        .key(Keys.of(view.rows(), key))
                        .build())
                .build();
    }

    private long expiry() {
        return StoredRows.expiry(calls.options().clock());
    }
}
