package dev.yore.log.internal.segment;

import dev.yore.log.internal.storage.StorageFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the next segment ready, filled with zeros in the background: a sync into written blocks is faster, and a full disk
 * shows before any append depends on it. It also stores the offsets of complete segments.
 *
 * <p>For the thread that writes the log; {@link #problem()} for any.
 */
public final class SpareSegments implements AutoCloseable {

    private final SegmentFiles files;
    private final long maxBytes;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("yore-segments").daemon().factory());

    /** The next segment: its number, and its size unless it must hold more. */
    private long sequence;

    private long bytes;

    /** The size of the next segment, once it is there. */
    private @Nullable CompletableFuture<Long> spare;

    /** Complete segments of which the offsets are not stored; for the background thread. */
    private final Queue<Segment> unsealed = new ArrayDeque<>();

    private volatile @Nullable Throwable making;
    private volatile @Nullable Throwable sealing;

    /** Spares behind a segment; each is twice as large as the one before, up to a maximum. */
    public SpareSegments(SegmentFiles files, Segment last, long maxBytes) {
        this.files = files;
        this.maxBytes = maxBytes;
        goOnBehind(last);
    }

    /** The next segment, and its file, open for writing. */
    record Spare(Segment segment, StorageFile file) {}

    /** Has the next segment made ready, if it is not being made already. */
    public void prepare() {
        if (spare == null) {
            spare = make(bytes, false);
        }
    }

    /**
     * The next segment, which has at least so many bytes. Where one could not be made before, or is too small, it is made now.
     *
     * @throws IOException if it cannot be; the next call tries again
     */
    Spare take(long minBytes) throws IOException {
        var prepared = spare;
        long size = prepared == null ? 0 : sizeOf(prepared);
        if (prepared == null || size < minBytes) {
            prepared = make(Math.max(bytes, minBytes), size > 0);
            spare = prepared;
        }
        await(prepared);
        var file = files.file(sequence);
        try {
            var segment = files.map(sequence);
            spare = null;
            goOnBehind(segment);
            return new Spare(segment, file);
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    /** Stores the offsets of a complete segment. If that fails, they stay in memory until it is done with the next. */
    void seal(Segment segment) {
        background.execute(() -> {
            unsealed.add(segment);
            sealAll();
        });
    }

    /** Why the last attempt to make a segment ready, or to store offsets, failed. */
    public Optional<Throwable> problem() {
        return Optional.ofNullable(making).or(() -> Optional.ofNullable(sealing));
    }

    private void goOnBehind(Segment last) {
        sequence = last.sequence() + 1;
        bytes = Math.min(maxBytes, 2 * last.size());
    }

    private CompletableFuture<Long> make(long size, boolean inPlaceOfASmallerOne) {
        long number = sequence;
        return CompletableFuture.supplyAsync(() -> make(number, size, inPlaceOfASmallerOne), background);
    }

    private long make(long number, long size, boolean inPlaceOfASmallerOne) {
        try {
            if (inPlaceOfASmallerOne) {
                files.delete(number);
            }
            files.create(number, size);
            making = null;
            return size;
        } catch (IOException | RuntimeException | Error e) {
            making = e;
            throw new CompletionException(e);
        }
    }

    private void sealAll() {
        try {
            for (var next = unsealed.peek(); next != null; next = unsealed.peek()) {
                files.seal(next);
                unsealed.remove();
            }
            sealing = null;
        } catch (IOException | RuntimeException | Error e) {
            sealing = e;
        }
    }

    /** The size of a spare, when it is there; 0 if it could not be made. */
    private static long sizeOf(CompletableFuture<Long> spare) {
        return spare.exceptionally(_ -> 0L).join();
    }

    private static void await(CompletableFuture<Long> spare) throws IOException {
        try {
            spare.join();
        } catch (CompletionException e) {
            throw new IOException("no further segment can be made: " + e.getCause(), e.getCause());
        }
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        background.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (background.awaitTermination(1, TimeUnit.DAYS)) {
                    break;
                }
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
