package dev.yore.view;

import dev.yore.store.LimitExceededException;

/**
 * How much a view store takes.
 *
 * @param rowsPerWrite the most rows that one write changes
 * @param rowsPerBatch the most rows that one write changes at the least cost: where several events can be divided, they are so
 * @param rowBytes the longest row, in bytes of its JSON text in UTF-8
 */
public record ViewLimits(int rowsPerWrite, int rowsPerBatch, int rowBytes) {

    /** What a store takes that sets no narrower limit: 100,000 rows a write, 1 MiB a row. */
    public static final ViewLimits DEFAULT = new ViewLimits(100_000, 100_000, 1 << 20);

    /** @throws IllegalArgumentException if a limit is less than 1, or a batch more than a write */
    public ViewLimits {
        if (rowsPerWrite < 1 || rowsPerBatch < 1 || rowBytes < 1) {
            throw new IllegalArgumentException("limits of a view store must be 1 or more");
        }
        if (rowsPerBatch > rowsPerWrite) {
            throw new IllegalArgumentException(
                    "a batch of %d rows does not go into a write of %d".formatted(rowsPerBatch, rowsPerWrite));
        }
    }

    /**
     * Whether changes can be written at once.
     *
     * @throws LimitExceededException if not
     */
    public void check(Changes changes) {
        if (changes.rows().size() > rowsPerWrite) {
            throw new LimitExceededException(
                    "rows of a write to a view", rowsPerWrite, changes.rows().size());
        }
        changes.rows().forEach((key, row) -> {
            Row.requireKey(key);
            int bytes = row.map(it -> new Row(key, it).value().length()).orElse(0);
            if (bytes > rowBytes) {
                throw new LimitExceededException("bytes of row " + key, rowBytes, bytes);
            }
        });
    }
}
