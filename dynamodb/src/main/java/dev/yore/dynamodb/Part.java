package dev.yore.dynamodb;

import dev.yore.dynamodb.UndoRecord.Entry;
import dev.yore.event.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** As many rows of a write as go into one transaction, with what they were before. */
final class Part {

    /** What a transaction takes: 100 items, of 4 MB together. */
    static final int MOST_ITEMS = 100;

    private static final int MOST_BYTES = 4_000_000;

    /** About as much as goes into an item of an undo record, beside its keys. */
    private static final int UNDO_BYTES = 400_000;

    /** What an item takes beside keys and JSON, with something to spare. */
    private static final int ITEM_BYTES = 200;

    private final int itemsPerRow;
    private final Map<String, Optional<Json>> rows = new LinkedHashMap<>();
    private final List<List<Entry>> undo = new ArrayList<>();
    private int items;
    private long bytes;
    private long undoBytes;

    /** With the item of the view and one of the undo record, and where rows are published, who serves. */
    Part(boolean published) {
        this.itemsPerRow = published ? 2 : 1;
        this.items = published ? 3 : 2;
        this.undo.add(new ArrayList<>());
    }

    /** Takes a row, if it fits; the first one does. */
    boolean take(Optional<Json> row, Entry entry) {
        boolean further =
                undoBytes + entry.bytes() > UNDO_BYTES && !undo.getLast().isEmpty();
        int more = itemsPerRow + (further ? 1 : 0);
        long moreBytes = entry.bytes()
                + (long) itemsPerRow * (ITEM_BYTES + row.map(Json::length).orElse(0));
        if (!rows.isEmpty() && (items + more > MOST_ITEMS || bytes + moreBytes > MOST_BYTES)) {
            return false;
        }
        if (further) {
            undo.add(new ArrayList<>());
            undoBytes = 0;
        }
        undo.getLast().add(entry);
        undoBytes += entry.bytes();
        rows.put(entry.key(), row);
        items += more;
        bytes += moreBytes;
        return true;
    }

    Map<String, Optional<Json>> rows() {
        return rows;
    }

    /** What the rows were before, by items of the undo record. */
    List<List<Entry>> undo() {
        return undo;
    }

    long bytes() {
        return bytes;
    }
}
