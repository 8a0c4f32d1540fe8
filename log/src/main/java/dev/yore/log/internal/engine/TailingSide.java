package dev.yore.log.internal.engine;

import dev.yore.log.LogOptions;
import dev.yore.log.ProgressListener;
import dev.yore.log.internal.index.Index;
import dev.yore.log.internal.index.RunFiles;
import dev.yore.log.internal.segment.Log;
import dev.yore.log.internal.segment.LogTailer;
import dev.yore.log.internal.segment.Mark;
import dev.yore.log.internal.segment.SegmentFiles;
import dev.yore.log.internal.storage.Storage;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.ReadOnlyException;
import dev.yore.store.Receipt;
import dev.yore.store.RecordedCommit;
import dev.yore.store.UnreadableStoreException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A store that another process may be writing: a thread looks again and again how far its log is durable. */
public final class TailingSide implements Side {

    private static final long LOOK_MILLIS = 2;
    private static final long EVENTS_BETWEEN_RELOADS = 1 << 16;
    private static final int TRIES = 10;

    private final Storage storage;
    private final Mark mark;
    private final LogTailer tailer;
    private final Log log;
    private final Index index;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private long reloadedAt;
    private volatile @Nullable Throwable problem;

    private TailingSide(Storage storage, LogOptions options, Arena arena) throws IOException {
        this.storage = storage;
        var store = Identity.read(storage)
                .orElseThrow(() -> new UnreadableStoreException("there is no Yore store in " + storage.describe("")));
        mark = Mark.openReadOnly(storage, arena);
        try {
            tailer = LogTailer.open(new SegmentFiles(storage, store, arena), mark);
            log = tailer.log();
            log.advance(tailer.refresh());
            index = openIndex(log, new RunFiles(storage, store), options, arena);
        } catch (IOException | RuntimeException | Error e) {
            mark.close();
            throw e;
        }
        thread = Thread.ofPlatform().name("yore-tail").daemon().start(this::run);
    }

    /**
     * Opens a store for reading.
     *
     * @throws UnreadableStoreException if there is none
     */
    @SuppressWarnings("MustBeClosedChecker") // closed with the index, when the last reader is gone
    public static TailingSide open(Storage storage, LogOptions options) throws IOException {
        var arena = Arena.ofShared();
        try {
            return new TailingSide(storage, options, arena);
        } catch (IOException | RuntimeException | Error e) {
            if (arena.scope().isAlive()) {
                arena.close();
            }
            throw e;
        }
    }

    /** The writer may delete files, which it has merged, between our listing and our opening them. */
    private static Index openIndex(Log log, RunFiles files, LogOptions options, Arena arena) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return Index.openReadOnly(files, log, options.indexPostings(), arena::close);
            } catch (NoSuchFileException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** What can be read. */
    public Reads reads() {
        return new Reads(log, index);
    }

    private void run() {
        try {
            while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            problem = e;
        }
    }

    private void look() throws IOException {
        long before = log.durable();
        long durable = tailer.refresh();
        if (durable > before) {
            index.addAll(log, before + 1, durable, ProgressListener.NONE);
            log.advance(durable);
        }
        if (log.durable() - reloadedAt > EVENTS_BETWEEN_RELOADS) {
            reloadedAt = log.durable();
            try {
                index.reload(log.durable());
            } catch (NoSuchFileException _) {
                // Merged meanwhile; the next look finds the file that took its place.
            }
        }
    }

    @Override
    public AppendResult append(Commit commit) {
        throw new ReadOnlyException("the store was opened for reading alone");
    }

    @Override
    public List<Receipt> restoreAll(List<RecordedCommit> commits) {
        throw new ReadOnlyException("the store was opened for reading alone");
    }

    @Override
    public Optional<Throwable> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public void close() {
        closing.countDown();
        Threads.join(thread);
        log.close();
        index.close();
        try (storage) {
            mark.close();
        } catch (IOException _) {
            // It was opened for reading: there is nothing to lose.
        }
    }
}
