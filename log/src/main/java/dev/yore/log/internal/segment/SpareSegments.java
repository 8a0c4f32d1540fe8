package dev.yore.log.internal.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
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
    private long sequence;
    private long bytes;
    private @Nullable CompletableFuture<Void> prepared;
    private volatile @Nullable Throwable problem;

    /** Spares behind a segment; each is twice as large as the one before, up to a maximum. */
    public SpareSegments(SegmentFiles files, Segment last, long maxBytes) {
        this.files = files;
        this.maxBytes = maxBytes;
        this.sequence = last.sequence();
        this.bytes = last.size();
        advance();
    }

    /** Has the next segment made ready, if it is not being made already. */
    public void prepare() {
        if (prepared == null) {
            prepared = CompletableFuture.runAsync(this::create, background);
        }
    }

    /** The next segment, which has at least so many bytes. */
    Segment take(long minBytes) throws IOException {
        prepare();
        await();
        if (bytes < minBytes) {
            bytes = minBytes;
            prepare();
            await();
        }
        var segment = files.map(sequence);
        prepared = null;
        advance();
        return segment;
    }

    /** Stores the offsets of a complete segment. If that fails, they stay in memory, and are stored at the next opening. */
    void seal(Segment segment) {
        background.execute(() -> attempt(() -> files.seal(segment)));
    }

    /** Why the last attempt to make a segment ready failed. */
    public Optional<Throwable> problem() {
        return Optional.ofNullable(problem);
    }

    private void advance() {
        sequence++;
        bytes = Math.min(maxBytes, 2 * bytes);
    }

    private void await() throws IOException {
        var preparing = prepared;
        if (preparing == null) {
            return;
        }
        try {
            preparing.join();
            prepared = null;
        } catch (CompletionException e) {
            prepared = null;
            throw new IOException("no further segment can be made: " + e.getCause(), e.getCause());
        }
    }

    private void create() {
        try {
            files.create(sequence, bytes);
            problem = null;
        } catch (IOException e) {
            problem = e;
            throw new UncheckedIOException(e);
        }
    }

    private void attempt(IoAction action) {
        try {
            action.run();
        } catch (IOException e) {
            problem = e;
        }
    }

    @FunctionalInterface
    private interface IoAction {
        void run() throws IOException;
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
