package dev.yore.dynamodb;

import dev.yore.store.Cursor;
import dev.yore.view.Row;
import dev.yore.view.RowRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Rows in the order of their keys, read page by page as they are asked for. */
final class RowCursor implements Cursor<Row> {

    /** As long as a sort key can be, and enough of a text to compare it with any key of a row. */
    private static final int COMPARED_BYTES = 1_024;

    private final DynamoDbViewReader reader;
    private final RowRange range;
    private final ArrayDeque<Row> rows = new ArrayDeque<>();
    private Optional<String> after;
    private long left;
    private boolean ended;

    RowCursor(DynamoDbViewReader reader, RowRange range) {
        this.reader = reader;
        this.range = range;
        this.left = range.limit();
        this.after = range.after()
                .map(RowCursor::cut)
                .filter(it -> !it.isEmpty() && Row.KEY_ORDER.compare(it, range.prefix()) >= 0);
        boolean behind = after.isPresent() && !after.get().startsWith(range.prefix());
        this.ended = left == 0 || behind || !range.prefix().isEmpty() && !Row.isKey(range.prefix());
    }

    /** The same for all that compares it with keys, and short enough for DynamoDB. */
    private static String cut(String text) {
        int end = 0;
        int bytes = 0;
        while (end < text.length()) {
            var next = Character.toString(text.codePointAt(end));
            bytes += next.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > COMPARED_BYTES) {
                break;
            }
            end += next.length();
        }
        return text.substring(0, end);
    }

    @Override
    public boolean hasNext() {
        while (rows.isEmpty() && !ended) {
            read();
        }
        return !rows.isEmpty();
    }

    private void read() {
        var page = reader.page(range.prefix(), after, (int) Math.min(left, StoredRows.PAGE));
        page.rows()
                .forEach((key, row) -> reader.row(key, row).ifPresent(it -> {
                    if (left > 0) {
                        rows.add(it);
                        left--;
                    }
                }));
        after = page.next();
        ended = left == 0 || after.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there are no more rows");
        }
        return rows.remove();
    }

    @Override
    public void close() {
        ended = true;
        rows.clear();
    }
}
