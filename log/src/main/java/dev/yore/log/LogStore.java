package dev.yore.log;

import dev.yore.YoreException;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.log.internal.engine.Reads;
import dev.yore.log.internal.engine.Side;
import dev.yore.log.internal.engine.StoreCheck;
import dev.yore.log.internal.engine.TailingSide;
import dev.yore.log.internal.engine.WritingSide;
import dev.yore.log.internal.engine.WritingSide.Purpose;
import dev.yore.log.internal.segment.Segment;
import dev.yore.log.internal.storage.DirectoryStorage;
import dev.yore.log.internal.storage.Storage;
import dev.yore.store.AppendResult;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.Cursor;
import dev.yore.store.Follower;
import dev.yore.store.Limits;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import dev.yore.store.RecordedCommit;
import dev.yore.store.RestorableStore;
import dev.yore.store.StoreClosedException;
import dev.yore.store.StreamRange;
import dev.yore.store.UnreadableStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The embedded event store: an append-only log and its index, in one directory of a local file system.
 *
 * <p>One process at a time opens it for writing; others may open it for reading meanwhile. An append returns when its commit is
 * synced; appends that come at the same time share a sync. Any thread may call it; see {@link dev.yore.store.EventStore} for what it
 * promises.
 */
public final class LogStore implements RestorableStore {

    private final Side side;
    private final Reads reads;
    private final Limits limits;

    private LogStore(Side side, Reads reads, Limits limits) {
        this.side = side;
        this.reads = reads;
        this.limits = limits;
    }

    /** Opens the store in a directory for reading and writing, with default options; see {@link #open(Path, LogOptions)}. */
    public static LogStore open(Path directory) {
        return open(directory, LogOptions.DEFAULT);
    }

    /**
     * Opens the store in a directory for reading and writing; makes it, and the directory, where there is none. What a
     * crash left unfinished is cut away.
     *
     * @throws dev.yore.store.StoreLockedException if it is open for writing already
     * @throws UnreadableStoreException if the directory holds something else, or a later format
     * @throws dev.yore.store.DamagedException if something is gone that was durable
     */
    public static LogStore open(Path directory, LogOptions options) {
        return opening(directory, () -> {
            StoreDirectory.requireNoFile(directory);
            return open(DirectoryStorage.readWrite(directory), options, InstantSource.system(), ProgressListener.NONE);
        });
    }

    /**
     * Opens the store in a directory for reading alone, while another process may be writing it. New events become visible within
     * milliseconds of being durable.
     *
     * @throws UnreadableStoreException if there is no store
     * @throws dev.yore.store.DamagedException if something is gone that was durable
     */
    public static LogStore openReadOnly(Path directory) {
        return opening(directory, () -> {
            StoreDirectory.requireThere(directory);
            return openReadOnly(DirectoryStorage.readOnly(directory), LogOptions.DEFAULT);
        });
    }

    /**
     * Reads all of a store and checks it: every commit, the order of positions and times, the versions of every stream,
     * every page of the index, and that the index finds every event. It changes nothing; the store may be open.
     *
     * @throws UnreadableStoreException if there is no store
     */
    public static Verification verify(Path directory, ProgressListener progress) {
        return opening(directory, () -> {
            StoreDirectory.requireThere(directory);
            return StoreCheck.run(DirectoryStorage.readOnly(directory), progress);
        });
    }

    /**
     * Deletes the index of a store and makes it anew from the log; also the tables of offsets beside the segments, where
     * they are damaged.
     *
     * @return how many events were indexed
     * @throws dev.yore.store.StoreLockedException if the store is open for writing
     */
    public static long rebuildIndex(Path directory, ProgressListener progress) {
        return opening(directory, () -> {
            StoreDirectory.requireThere(directory);
            var storage = DirectoryStorage.readWrite(directory);
            try (var side = WritingSide.open(
                    storage, Purpose.REBUILD_INDEX, LogOptions.DEFAULT, InstantSource.system(), progress)) {
                return side.reads().log().durable();
            }
        });
    }

    static LogStore open(Storage storage, LogOptions options, InstantSource clock, ProgressListener progress)
            throws IOException {
        var side = WritingSide.open(storage, Purpose.USE, options, clock, progress);
        return new LogStore(side, side.reads(), options.limits());
    }

    static LogStore openReadOnly(Storage storage, LogOptions options) throws IOException {
        var side = TailingSide.open(storage, options);
        return new LogStore(side, side.reads(), options.limits());
    }

    @Override
    public AppendResult tryAppend(Commit commit) {
        return side.append(commit);
    }

    @Override
    public Receipt restore(List<Event> events, Position first, Instant recordedAt) {
        return side.restoreAll(List.of(new RecordedCommit(events, first, recordedAt)))
                .getFirst();
    }

    @Override
    public List<Receipt> restoreAll(List<RecordedCommit> commits) {
        return side.restoreAll(commits);
    }

    @Override
    public Cursor<RecordedEvent> load(StreamId stream, StreamRange range) {
        return reads.load(stream, range);
    }

    @Override
    public Cursor<RecordedEvent> read(Query query, LogRange range) {
        return reads.read(query, range);
    }

    @Override
    public Follower follow(Query query, Checkpoint after) {
        return reads.follow(query, after);
    }

    @Override
    public Checkpoint head() {
        return reads.head();
    }

    @Override
    public Checkpoint headAt(Instant recordedAt) {
        return reads.headAt(recordedAt);
    }

    @Override
    public Version version(StreamId stream) {
        return reads.version(stream);
    }

    @Override
    public Optional<RecordedEvent> find(EventId id) {
        return reads.find(id);
    }

    @Override
    public Cursor<StreamId> streams(String prefix) {
        return reads.streams(prefix);
    }

    @Override
    public Limits limits() {
        return limits;
    }

    /**
     * What it holds and how it fares.
     *
     * @throws StoreClosedException if it is closed
     */
    public LogStats stats() {
        var log = reads.log();
        long durable = log.durable();
        return new LogStats(
                durable,
                reads.countStreams(),
                log.segments().size(),
                log.segments().stream().mapToLong(Segment::size).sum(),
                reads.index().files(),
                reads.index().bytes(),
                reads.recordedAt(1),
                reads.recordedAt(durable),
                side.problem().map(Throwable::toString));
    }

    @Override
    public void close() {
        side.close();
    }

    private static <T> T opening(Path directory, Opening<T> opening) {
        try {
            return opening.run();
        } catch (IOException e) {
            throw StoreDirectory.failure(directory, e);
        }
    }

    @FunctionalInterface
    private interface Opening<T> {
        T run() throws IOException, YoreException;
    }
}
