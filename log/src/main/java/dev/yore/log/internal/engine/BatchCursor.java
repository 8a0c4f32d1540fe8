package dev.yore.log.internal.engine;

import dev.yore.log.internal.index.Index;
import dev.yore.log.internal.index.Snapshot;
import dev.yore.store.Cursor;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A cursor that reads ahead in batches. Between them it holds nothing, so one that is left alone costs nothing.
 *
 * @param <T> what it yields
 */
abstract class BatchCursor<T> implements Cursor<T> {

    private static final int FIRST_BATCH = 16;
    private static final int MAX_BATCH = 512;
    private static final int MAX_BATCH_BYTES = 1 << 20;

    private final Index index;
    private final Queue<T> batch = new ArrayDeque<>();
    private int batchSize = FIRST_BATCH;
    private long left;
    private int room;
    private int bytes;
    private boolean ended;

    BatchCursor(Index index, long limit) {
        this.index = index;
        this.left = limit;
    }

    /** Reads on, and gives what it finds to {@link #take}, until that is full or there is nothing more. */
    abstract boolean read(Snapshot snapshot);

    /**
     * Takes an element into the batch.
     *
     * @return whether the batch can take more
     */
    final boolean take(T element, int elementBytes) {
        batch.add(element);
        left--;
        room--;
        bytes += elementBytes;
        return room > 0 && left > 0 && bytes < MAX_BATCH_BYTES;
    }

    /** The next element, which stays; null where none is in the batch. */
    final @Nullable T peekBatch() {
        return batch.peek();
    }

    @Override
    public final boolean hasNext() {
        while (batch.isEmpty() && !ended) {
            if (left <= 0) {
                ended = true;
            } else {
                fill();
            }
        }
        return !batch.isEmpty();
    }

    private void fill() {
        room = batchSize;
        bytes = 0;
        batchSize = Math.min(2 * batchSize, MAX_BATCH);
        try (var snapshot = index.acquire()) {
            ended = !read(snapshot);
        }
    }

    @Override
    public final T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return batch.remove();
    }

    @Override
    public final void close() {
        ended = true;
        batch.clear();
    }
}
