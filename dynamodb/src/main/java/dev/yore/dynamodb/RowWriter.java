package dev.yore.dynamodb;

import dev.yore.dynamodb.UndoRecord.Entry;
import dev.yore.event.Json;
import dev.yore.store.LimitExceededException;
import dev.yore.view.Changes;
import dev.yore.view.FencedException;
import dev.yore.view.Lease;
import dev.yore.view.Row;
import dev.yore.view.ViewId;
import dev.yore.view.ViewLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Writes rows, what they were before, and the checkpoint of a view, under its lease: in one transaction, or, where that does not
 * take them, in several, of which the last one makes the write count.
 */
final class RowWriter {

    /** What the last transaction of a write says of it, and what of it is not to be said any more. */
    static final String FINISH = ", seq = :next, undo_from = :from";

    static final String FINISHED = " remove unfinished";

    /** An item takes 400 KiB: the rest is for keys and names. */
    private static final int ROW_BYTES = 400_000;

    /** Items that are left for undo records where a write is to be one transaction. */
    private static final int UNDO_ITEMS = 10;

    private static final int WRITE_ROWS = 10_000;

    /** They are kept in memory, also by readers of what was before. */
    private static final int WRITE_BYTES = 32_000_000;

    /** Of so many rows it is read at once what they are. */
    private static final int READ_ROWS = 100;

    private static final String ADVANCE = ", checkpoint = :c, updated_at = :now";

    private final Calls calls;
    private final Leases leases;
    private final Publications publications;
    private final Unfinished unfinished;

    RowWriter(Calls calls, Leases leases, Publications publications, Unfinished unfinished) {
        this.calls = calls;
        this.leases = leases;
        this.publications = publications;
        this.unfinished = unfinished;
    }

    /** A row of a table in which views are published is two items, and who serves is one more. */
    static ViewLimits limits(DynamoDbOptions options) {
        int left = Part.MOST_ITEMS - 1 - UNDO_ITEMS;
        return new ViewLimits(WRITE_ROWS, options.tables().isEmpty() ? left : (left - 1) / 2, ROW_BYTES);
    }

    void write(Lease lease, Changes changes) {
        check(lease.view(), changes);
        if (changes.rows().isEmpty() && changes.events() == 0) {
            var values = new HashMap<>(advance(lease.view(), changes));
            values.put(":now", Values.number(Values.now(calls.options().clock())));
            leases.change(lease, "set held_until = held_for + :now" + ADVANCE, values);
            return;
        }
        var view = leases.held(lease);
        var parts = parts(view, changes);
        try {
            for (var part : parts.subList(0, parts.size() - 1)) {
                view = begin(lease, view, part);
            }
            view = finish(lease, view, parts.getLast(), changes);
        } catch (LimitExceededException | IllegalArgumentException e) {
            // Whoever holds the lease reads rows as they are.
            unfinished.end(lease, view);
            throw e;
        }
        expire(lease, view);
    }

    private void expire(Lease lease, ViewRecord view) {
        try {
            unfinished.expire(lease, view);
        } catch (FencedException _) {
            // The write counts; whoever has the lease now does it.
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

    /** What each transaction writes. As long as the view stands as it does, none of the rows changes. */
    private List<Part> parts(ViewRecord view, Changes changes) {
        boolean published = calls.options().published(view.id().name()).isPresent();
        var rows = new StoredRows(calls, view);
        var keys = List.copyOf(changes.rows().keySet());
        var parts = new ArrayList<Part>();
        parts.add(new Part(published));
        for (int i = 0; i < keys.size(); i += READ_ROWS) {
            var some = keys.subList(i, Math.min(keys.size(), i + READ_ROWS));
            var found = rows.find(some);
            for (var key : some) {
                var row = changes.rows().getOrDefault(key, Optional.empty());
                var entry = new Entry(key, Optional.ofNullable(found.get(key)), row.isEmpty());
                if (!parts.getLast().take(row, entry)) {
                    parts.add(new Part(published));
                    parts.getLast().take(row, entry);
                }
            }
            requireFits(view.id(), parts.stream().mapToLong(Part::bytes).sum());
        }
        return parts;
    }

    private static void requireFits(ViewId id, long bytes) {
        if (bytes > WRITE_BYTES) {
            throw new LimitExceededException(
                    "bytes of a write to view " + id + ", with what its rows were before", WRITE_BYTES, bytes);
        }
    }

    /** Writes a part that others follow: until then all who read undo it. */
    private ViewRecord begin(Lease lease, ViewRecord view, Part part) {
        var next = view.begun(view.unfinished() + part.undo().size());
        var values = Map.of(":parts", Values.number(next.unfinished()));
        leases.transact(
                lease,
                view,
                () -> items(
                        leases.step(lease, view, ", unfinished = :parts", "", values), view, part, Optional.empty()));
        return next;
    }

    private ViewRecord finish(Lease lease, ViewRecord view, Part part, Changes changes) {
        var next = view.finished();
        var values = new HashMap<>(advance(view.id(), changes));
        values.put(":next", Values.number(next.sequence()));
        values.put(":from", Values.number(next.undoFrom()));
        values.put(":events", Values.number(changes.events()));
        var expiry = Optional.of(StoredRows.expiry(calls.options().clock()));
        leases.transact(
                lease,
                view,
                () -> items(
                        leases.step(lease, view, ADVANCE + FINISH, FINISHED + " add event_count :events", values),
                        view,
                        part,
                        expiry));
        return next;
    }

    private List<TransactWriteItem> items(TransactWriteItem step, ViewRecord view, Part part, Optional<Long> expiry) {
        long next = view.sequence() + 1;
        var items = new ArrayList<TransactWriteItem>();
        items.add(step);
        part.rows()
                .forEach((key, row) ->
                        items.add(calls.put(StoredRow.of(next, row).item(view.rows(), key, expiry))));
        new UndoRecord(view.undo(), next, view.unfinished())
                .items(part.undo(), expiry)
                .forEach(it -> items.add(calls.put(it)));
        items.addAll(publications.items(view, part.rows()));
        return items;
    }

    private static Map<String, AttributeValue> advance(ViewId id, Changes changes) {
        var checkpoint = changes.checkpoint().toString();
        if (checkpoint.length() > ROW_BYTES) {
            throw new LimitExceededException("bytes of the checkpoint of view " + id, ROW_BYTES, checkpoint.length());
        }
        return Map.of(":c", Values.text(checkpoint));
    }
}
