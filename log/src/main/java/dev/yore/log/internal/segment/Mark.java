package dev.yore.log.internal.segment;

import static dev.yore.log.internal.format.Layouts.INT;
import static dev.yore.log.internal.format.Layouts.LONG;

import dev.yore.log.internal.format.Checksum;
import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.format.FileHeader.Kind;
import dev.yore.log.internal.storage.Storage;
import dev.yore.log.internal.storage.StorageFile;
import dev.yore.store.DamagedException;
import dev.yore.store.UnreadableStoreException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * How far the log is durable, for readers in other processes and as a witness at the next opening.
 *
 * <p>It is written after each sync of the log and not synced itself. So what it says was true, but more may be.
 *
 * <pre>
 *   0             64                      72              76            80
 *   +-------------+-----------------------+---------------+-------------+
 *   | file header | last durable position | closed (1)    | check (2)   |
 *   +-------------+-----------------------+---------------+-------------+
 *   (1) 1 after a clean close, when nothing stands behind that position
 *   (2) a hash of the two
 * </pre>
 */
public final class Mark implements AutoCloseable {

    /** Its file, and the name of that until it is whole. */
    public static final String NAME = "durable";

    public static final String UNFINISHED = NAME + ".tmp";

    private static final int DURABLE = FileHeader.BYTES;
    private static final int CLOSED = DURABLE + Long.BYTES;
    private static final int CHECK = CLOSED + Integer.BYTES;
    private static final int SIZE = CHECK + Integer.BYTES;
    private static final int TRIES = 1000;

    private final StorageFile file;
    private final MemorySegment memory;
    private final ByteBuffer value = ByteBuffer.allocateDirect(SIZE - DURABLE);

    private Mark(StorageFile file, MemorySegment memory) {
        this.file = file;
        this.memory = memory;
    }

    /**
     * What a mark says about the log when it is opened.
     *
     * @param durable the position up to which it was durable; empty where nothing readable stands there
     * @param closed whether nothing stands behind that position, because the store was closed cleanly
     */
    public record Witness(OptionalLong durable, boolean closed) {}

    /** What the mark of a store says; nothing, where it is missing or unreadable. */
    public static Witness witness(Storage storage, UUID store) throws IOException {
        try (var arena = Arena.ofShared()) {
            var found = find(storage, store, arena);
            if (found.isEmpty()) {
                return new Witness(OptionalLong.empty(), false);
            }
            try (var mark = found.get()) {
                var durable = mark.durable();
                return new Witness(durable, durable.isPresent() && mark.memory.get(INT, CLOSED) == 1);
            }
        }
    }

    /**
     * The mark of a store for writing. It says, for as long as the file lives, that the log is durable up to a position, but that
     * more may come. One that is missing or unreadable is made anew.
     */
    public static Mark open(Storage storage, UUID store, long durable, Arena arena) throws IOException {
        var found = find(storage, store, arena);
        if (found.isEmpty()) {
            create(storage, store, durable);
            return openExisting(storage, arena);
        }
        var mark = found.get();
        try {
            mark.write(durable, 0);
            mark.file.sync();
            return mark;
        } catch (IOException | RuntimeException | Error e) {
            mark.close();
            throw e;
        }
    }

    /** Makes a mark, which is not seen before it is whole. */
    public static void create(Storage storage, UUID store, long durable) throws IOException {
        try (var file = storage.create(UNFINISHED, SIZE)) {
            file.write(0, FileHeader.of(Kind.MARK, store, 0, 0).encode());
            file.write(DURABLE, encode(ByteBuffer.allocate(SIZE - DURABLE), durable, 0));
            file.sync();
        }
        storage.rename(UNFINISHED, NAME);
        storage.syncFolder("");
    }

    private static Optional<Mark> find(Storage storage, UUID store, Arena arena) throws IOException {
        if (!exists(storage)) {
            return Optional.empty();
        }
        var mark = openExisting(storage, arena);
        try {
            if (mark.isOf(store)) {
                return Optional.of(mark);
            }
        } catch (RuntimeException e) {
            mark.close();
            throw e;
        }
        mark.close();
        return Optional.empty();
    }

    /**
     * The mark of a store for reading alone.
     *
     * @throws UnreadableStoreException if it is missing, or does not say how far the log is durable
     */
    public static Mark openReadOnly(Storage storage, Arena arena) throws IOException {
        if (!exists(storage)) {
            throw unreadable(storage);
        }
        var mark = openExisting(storage, arena);
        if (mark.durable().isEmpty()) {
            mark.close();
            throw unreadable(storage);
        }
        return mark;
    }

    private static UnreadableStoreException unreadable(Storage storage) {
        return new UnreadableStoreException(storage.describe(NAME)
                + " does not say how far the log can be read, as after a power loss: open it for writing once");
    }

    private static Mark openExisting(Storage storage, Arena arena) throws IOException {
        var file = storage.open(NAME);
        try {
            return new Mark(file, file.map(arena));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static boolean exists(Storage storage) throws IOException {
        return storage.list("").contains(NAME);
    }

    /** The position up to which the log was durable; empty where nothing readable stands there. */
    public OptionalLong durable() {
        for (int i = 0; i < TRIES && memory.byteSize() >= SIZE; i++) {
            long durable = memory.get(LONG, DURABLE);
            int closed = memory.get(INT, CLOSED);
            if (durable >= 0 && Checksum.mix(durable, closed) == memory.get(INT, CHECK)) {
                return OptionalLong.of(durable);
            }
            Thread.onSpinWait();
        }
        return OptionalLong.empty();
    }

    /** Says that the log is durable up to a position. */
    public void advance(long durable) throws IOException {
        write(durable, 0);
    }

    /** Says so for as long as the file lives: nothing stands behind this position. */
    public void close(long durable) throws IOException {
        write(durable, 1);
        file.sync();
    }

    private void write(long durable, int closed) throws IOException {
        file.write(DURABLE, encode(value, durable, closed));
    }

    private static ByteBuffer encode(ByteBuffer value, long durable, int closed) {
        return value.clear()
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(durable)
                .putInt(closed)
                .putInt(Checksum.mix(durable, closed))
                .flip();
    }

    private boolean isOf(UUID store) {
        try {
            return memory.byteSize() == SIZE
                    && FileHeader.decode(Kind.MARK, memory, NAME).store().equals(store);
        } catch (DamagedException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
