package dev.yore.dynamodb;

import dev.yore.view.ViewUnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;

/**
 * What rows were when a view had seen so many writes, as far as they were written since. For one thread at a time.
 *
 * <p>The items of a transaction do not change all at the same moment for who reads them one by one: an item may still be as it was
 * when another is seen changed already. So a row that should have been written but is not yet is read again, and an undo record
 * that should be there is waited for.
 */
final class UndoLog {

    private static final long MOST_BYTES = 64L << 20;

    private final Calls calls;
    private final StoredRows rows;
    private final String partition;
    private final long sequence;
    // By key: what the write of that number changed; true where it deleted the row.
    private final Map<String, Boolean> last = new HashMap<>();
    private final Map<String, Optional<String>> before = new HashMap<>();
    // What is read next: a part of the record of a write.
    private long next;
    private int part;
    private long bytes;

    UndoLog(Calls calls, StoredRows rows, ViewRecord view) {
        this.calls = calls;
        this.rows = rows;
        this.partition = view.undo();
        this.sequence = view.sequence();
        this.next = Math.max(1, sequence);
        this.part = view.undoFrom();
    }

    /** Waits until all rows of the last write are as it left them. */
    void awaitLast() {
        readLast();
        var patience = calls.patience();
        var waited = new ArrayList<>(last.keySet());
        while (true) {
            var found = rows.find(waited);
            waited.removeIf(it -> isWritten(it, Optional.ofNullable(found.get(it))));
            if (waited.isEmpty()) {
                last.clear();
                return;
            }
            Registry.requireMore(patience);
        }
    }

    /** What a row said then, by what its item is now. */
    Optional<String> valueThen(String key, Optional<StoredRow> now) {
        readLast();
        var row = now;
        var patience = calls.patience();
        while (!isWritten(key, row)) {
            Registry.requireMore(patience);
            row = rows.find(key);
        }
        if (row.isEmpty() || row.get().sequence() <= sequence) {
            return row.flatMap(StoredRow::value);
        }
        while (true) {
            var then = before.get(key);
            if (then != null) {
                return then;
            }
            if (!read()) {
                Registry.requireMore(patience);
            }
        }
    }

    private boolean isWritten(String key, Optional<StoredRow> row) {
        var deleted = last.get(key);
        return deleted == null || row.map(it -> it.sequence() >= sequence).orElse(deleted);
    }

    private void readLast() {
        var patience = calls.patience();
        while (next <= sequence && !read()) {
            if (hasExpired()) {
                goOn();
            } else {
                Registry.requireMore(patience);
            }
        }
    }

    private void goOn() {
        next++;
        part = 0;
    }

    /** Whether the record of the last write has gone. It is asked in a transaction, which one that still writes it stops. */
    private boolean hasExpired() {
        var get = TransactGetItem.builder()
                .get(Get.builder()
                        .tableName(calls.table())
                        .key(Keys.of(partition, UndoRecord.sort(next, part)))
                        .build())
                .build();
        var found = calls.call(it -> it.transactGetItems(request -> request.transactItems(get)));
        return !found.responses().getFirst().hasItem();
    }

    /** Reads what follows what was read; false if nothing of it is there yet. */
    private boolean read() {
        boolean found = false;
        for (var item : Pages.all(calls, following())) {
            if (!Values.text(item, Keys.SORT).equals(UndoRecord.sort(next, part))) {
                break;
            }
            take(item);
            found = true;
        }
        return found;
    }

    private QueryRequest following() {
        return QueryRequest.builder()
                .tableName(calls.table())
                .consistentRead(true)
                .keyConditionExpression("pk = :p and sk >= :s")
                .expressionAttributeValues(
                        Map.of(":p", Values.text(partition), ":s", Values.text(UndoRecord.sort(next, part))))
                .build();
    }

    private void take(Map<String, AttributeValue> item) {
        for (var entry : UndoRecord.entries(item)) {
            if (next == sequence) {
                last.put(entry.key(), entry.deleted());
            } else if (before.putIfAbsent(entry.key(), entry.valueBefore()) == null) {
                bytes += entry.bytes();
            }
        }
        if (UndoRecord.isLast(item, part)) {
            goOn();
        } else {
            part++;
        }
        if (bytes > MOST_BYTES) {
            throw new ViewUnavailableException(
                    "more than %,d bytes of the view changed while it was read: read less of it at a time"
                            .formatted(MOST_BYTES),
                    new IllegalStateException("too many changes"));
        }
    }
}
