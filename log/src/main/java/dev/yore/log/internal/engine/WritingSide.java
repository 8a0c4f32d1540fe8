package dev.yore.log.internal.engine;

import dev.yore.log.LogOptions;
import dev.yore.log.ProgressListener;
import dev.yore.log.internal.format.EncodedCommit;
import dev.yore.log.internal.index.Index;
import dev.yore.log.internal.index.RunFiles;
import dev.yore.log.internal.segment.Log;
import dev.yore.log.internal.segment.LogWriter;
import dev.yore.log.internal.segment.Mark;
import dev.yore.log.internal.segment.Recovery;
import dev.yore.log.internal.segment.Segment;
import dev.yore.log.internal.segment.SegmentFiles;
import dev.yore.log.internal.segment.SpareSegments;
import dev.yore.log.internal.storage.Storage;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.Receipt;
import dev.yore.store.RecordedCommit;
import dev.yore.store.RestoreException;
import dev.yore.store.StoreLockedException;
import dev.yore.store.UnreadableStoreException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store that this process writes: it owns the storage, and a thread of its own decides and records. */
public final class WritingSide implements Side {

    private static final int FIRST_SEGMENT = 1 << 20;
    private static final long WAITING_BYTES = 128L << 20;

    private final Storage storage;
    private final LogOptions options;
    private final Log log;
    private final Index index;
    private final Mark mark;
    private final LogWriter out;
    private final SpareSegments spares;
    private final AppendQueue queue;
    private final Writer writer;
    private final Thread thread;
    private final AtomicBoolean closing = new AtomicBoolean();

    /** What a store is opened for. */
    public enum Purpose {
        /** To be used. */
        USE,
        /** To have its index made anew; it must be there. */
        REBUILD_INDEX
    }

    private WritingSide(
            Storage storage,
            UUID store,
            Recovery.Found found,
            Mark mark,
            Purpose purpose,
            LogOptions options,
            InstantSource clock,
            ProgressListener progress,
            Arena arena)
            throws IOException {
        this.storage = storage;
        this.options = options;
        this.mark = mark;
        var files = new SegmentFiles(storage, store, arena);
        log = new Log(found.segments(), found.lastPosition());
        var runFiles = new RunFiles(storage, store);
        if (purpose == Purpose.REBUILD_INDEX) {
            runFiles.deleteAll();
        }
        spares = new SpareSegments(files, found.segments().getLast(), options.segmentBytes());
        out = new LogWriter(files, log, found, spares);
        try {
            index = Index.open(runFiles, log, options.indexPostings(), progress, arena::close);
        } catch (IOException | RuntimeException | Error e) {
            out.close();
            throw e;
        }
        queue = new AppendQueue(options.waitingAppends(), WAITING_BYTES);
        writer = new Writer(queue, log, out, index, mark, clock, found.recordedAt());
        thread = Thread.ofPlatform().name("yore-writer").daemon().start(writer);
    }

    /**
     * Opens a store for writing; to use it, it is made where there is nothing.
     *
     * @throws StoreLockedException if it is open for writing already
     * @throws UnreadableStoreException if there is something else
     */
    @SuppressWarnings("MustBeClosedChecker") // closed with the index, when the last reader is gone
    public static WritingSide open(
            Storage storage, Purpose purpose, LogOptions options, InstantSource clock, ProgressListener progress)
            throws IOException {
        if (Identity.read(storage).isEmpty()) {
            if (purpose == Purpose.REBUILD_INDEX) {
                throw new UnreadableStoreException("there is no Yore store in " + storage.describe(""));
            }
            Identity.requireNothing(storage);
        }
        var owner = storage.lock();
        if (owner.isPresent()) {
            throw new StoreLockedException(storage.describe("") + " is open for writing in " + owner.get()
                    + ": close it there, or open it here for reading alone");
        }
        var arena = Arena.ofShared();
        try {
            var store = identify(storage, options);
            return open(storage, store, purpose, options, clock, progress, arena);
        } catch (IOException | RuntimeException | Error e) {
            if (arena.scope().isAlive()) {
                arena.close();
            }
            storage.close();
            throw e;
        }
    }

    private static UUID identify(Storage storage, LogOptions options) throws IOException {
        var existing = Identity.read(storage);
        if (existing.isEmpty()) {
            return Identity.create(storage, Math.min(FIRST_SEGMENT, options.segmentBytes()));
        }
        Identity.sync(storage);
        return existing.get();
    }

    private static WritingSide open(
            Storage storage,
            UUID store,
            Purpose purpose,
            LogOptions options,
            InstantSource clock,
            ProgressListener progress,
            Arena arena)
            throws IOException {
        var files = new SegmentFiles(storage, store, arena);
        if (purpose == Purpose.REBUILD_INDEX) {
            files.deleteDamagedOffsets();
        }
        var found = Recovery.recover(files, Mark.witness(storage, store));
        var mark = Mark.open(storage, store, found.lastPosition(), arena);
        try {
            return new WritingSide(storage, store, found, mark, purpose, options, clock, progress, arena);
        } catch (IOException | RuntimeException | Error e) {
            mark.close();
            throw e;
        }
    }

    /** What can be read. */
    public Reads reads() {
        return new Reads(log, index);
    }

    @Override
    public AppendResult append(Commit commit) {
        options.limits().check(commit);
        return submit(new AppendRequest(commit, EncodedCommit.of(commit.events()), null));
    }

    /** Hands over all of them before it waits for the first answer: so they share syncs. */
    @Override
    public List<Receipt> restoreAll(List<RecordedCommit> commits) {
        commits.forEach(it -> options.limits().check(Commit.of(it.events())));
        var requests = new ArrayList<AppendRequest>(commits.size());
        for (var commit : commits) {
            var place = new AppendRequest.Restored(commit.first().rank(), Segment.micros(commit.recordedAt()));
            var request = new AppendRequest(Commit.of(commit.events()), EncodedCommit.of(commit.events()), place);
            queue.add(request);
            requests.add(request);
        }
        var receipts = new ArrayList<Receipt>(commits.size());
        for (int i = 0; i < requests.size(); i++) {
            receipts.add(
                    restored(requests.get(i).await(), commits.get(i).first().rank()));
        }
        return receipts;
    }

    private static Receipt restored(AppendResult result, long first) {
        return switch (result) {
            case Receipt receipt when receipt.commit().first().rank() == first -> receipt;
            case Receipt receipt ->
                throw new RestoreException("the commit stands here already, at position "
                        + receipt.commit().first() + " instead of " + first);
            case AppendResult.Refusal refusal -> throw refusal.toException();
        };
    }

    private AppendResult submit(AppendRequest request) {
        queue.add(request);
        return request.await();
    }

    @Override
    public Optional<Throwable> problem() {
        return writer.failure().or(spares::problem).or(index::problem);
    }

    /** Finishes the appends that were taken up, leaves a witness for the last of them, and lets go of everything. */
    @Override
    public void close() {
        if (closing.getAndSet(true)) {
            Threads.join(thread);
            return;
        }
        queue.close();
        Threads.join(thread);
        log.close();
        spares.close();
        index.close();
        try (storage;
                mark;
                out) {
            if (writer.failure().isEmpty()) {
                mark.close(log.durable());
            }
        } catch (IOException _) {
            // The mark is a witness more, not a promise: what was acknowledged is synced already.
        }
    }
}
