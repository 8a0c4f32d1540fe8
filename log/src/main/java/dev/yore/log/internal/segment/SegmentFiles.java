package dev.yore.log.internal.segment;

import dev.yore.event.Position;
import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.format.FileHeader.Kind;
import dev.yore.log.internal.storage.Storage;
import dev.yore.log.internal.storage.StorageFile;
import dev.yore.store.DamagedException;
import dev.yore.store.UnreadableStoreException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The files of the log in their folder: {@code log/0000000001.segment} and {@code log/0000000001.offsets}. */
public final class SegmentFiles {

    /** The folder. */
    public static final String FOLDER = "log";

    private static final String SEGMENT = ".segment";
    private static final String OFFSETS = ".offsets";
    private static final String UNFINISHED = ".tmp";

    private final Storage storage;
    private final UUID store;
    private final Arena arena;

    /**
     * The files of a store.
     *
     * @param arena what is mapped stays mapped until it is closed
     */
    public SegmentFiles(Storage storage, UUID store, Arena arena) {
        this.storage = storage;
        this.store = store;
        this.arena = arena;
    }

    /** The sequence numbers of the segments that are there, in order. */
    List<Long> sequences() throws IOException {
        return sequences(SEGMENT);
    }

    /** The sequence numbers of those whose offsets are stored: they are complete, and another one was there behind them. */
    List<Long> sealedSequences() throws IOException {
        return sequences(OFFSETS);
    }

    private List<Long> sequences(String ending) throws IOException {
        return storage.list(FOLDER).stream()
                .filter(it -> it.endsWith(ending))
                .map(it -> Long.parseLong(it.substring(0, it.length() - ending.length())))
                .sorted()
                .toList();
    }

    /** Makes the first segment of a new store, in place of what an earlier attempt left. */
    public void createFirst(long size) throws IOException {
        create(1, size);
    }

    /** Makes a segment of zeros, ready to be written, safe from a crash. */
    void create(long sequence, long size) throws IOException {
        var name = segmentName(sequence);
        try (var file = storage.create(name + UNFINISHED, size)) {
            file.write(0, FileHeader.of(Kind.SEGMENT, store, sequence, 0).encode());
            file.sync();
        }
        storage.rename(name + UNFINISHED, name);
        storage.syncFolder(FOLDER);
    }

    /** Makes the names of all that are there safe from a crash: who gave them may have ended before they were. */
    void syncNames() throws IOException {
        storage.syncFolder(FOLDER);
    }

    /** Every store has a segment from its beginning. */
    DamagedException noSegment() {
        var path = storage.describe(segmentName(1));
        return new DamagedException(path, 0, Position.of(1), "the log is gone; bring its files back from a backup");
    }

    StorageFile file(long sequence) throws IOException {
        return storage.open(segmentName(sequence));
    }

    /** Maps a segment. */
    Segment map(long sequence) throws IOException {
        var name = segmentName(sequence);
        try (var file = storage.open(name)) {
            var memory = file.map(arena);
            var path = storage.describe(name);
            var header = FileHeader.decode(Kind.SEGMENT, memory, path);
            if (!header.store().equals(store) || header.first() != sequence) {
                throw new UnreadableStoreException(path + " belongs to another store, or to another place in it");
            }
            return new Segment(name, path, sequence, memory);
        }
    }

    void delete(long sequence) throws IOException {
        storage.delete(segmentName(sequence));
    }

    /** Writes the offsets of a segment that is complete, and lets it read them from there. */
    public void seal(Segment segment) throws IOException {
        StoredOffsets.write(storage, offsetsName(segment.sequence()), store, segment.first(), segment.offsets());
        segment.replaceOffsets(StoredOffsets.open(storage, offsetsName(segment.sequence()), arena));
    }

    /** Lets a complete segment read its stored offsets; false where they are missing or do not fit. */
    boolean useStoredOffsets(Segment segment, long first) throws IOException {
        try {
            var stored = StoredOffsets.open(storage, offsetsName(segment.sequence()), arena);
            if (!stored.isOf(store, first)) {
                return false;
            }
            segment.begin(first);
            segment.replaceOffsets(stored);
            return true;
        } catch (NoSuchFileException | DamagedException _) {
            return false;
        }
    }

    /**
     * The stored offsets of a segment, where there are any.
     *
     * @throws DamagedException if they are not whole
     */
    Optional<StoredOffsets> storedOffsets(Segment segment) throws IOException {
        try {
            var stored = StoredOffsets.open(storage, offsetsName(segment.sequence()), arena);
            stored.checkAll();
            return Optional.of(stored);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Deletes the stored offsets that are not whole, so that they are made anew from their segments. */
    public void deleteDamagedOffsets() throws IOException {
        for (long sequence : sealedSequences()) {
            try {
                StoredOffsets.open(storage, offsetsName(sequence), arena).checkAll();
            } catch (DamagedException _) {
                storage.delete(offsetsName(sequence));
            }
        }
    }

    private static String segmentName(long sequence) {
        return FOLDER + "/" + segmentNumber(sequence) + SEGMENT;
    }

    private static String offsetsName(long sequence) {
        return FOLDER + "/" + segmentNumber(sequence) + OFFSETS;
    }

    private static String segmentNumber(long sequence) {
        return "%010d".formatted(sequence);
    }
}
