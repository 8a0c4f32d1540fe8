package dev.yore.log.internal.engine;

import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.format.FileHeader.Kind;
import dev.yore.log.internal.segment.Mark;
import dev.yore.log.internal.segment.Segment;
import dev.yore.log.internal.segment.SegmentFiles;
import dev.yore.log.internal.storage.DirectoryStorage;
import dev.yore.log.internal.storage.Storage;
import dev.yore.store.UnreadableStoreException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The file {@code yore.store}, a {@link FileHeader} alone, which makes a directory a store and gives it an id. */
final class Identity {

    private static final String NAME = "yore.store";
    private static final String UNFINISHED = NAME + ".tmp";
    private static final Set<String> BEFORE_ANY_STORE = Set.of(UNFINISHED, DirectoryStorage.LOCK_FILE);
    private static final Set<String> BEGUN = Set.of(SegmentFiles.FOLDER, Mark.NAME, Mark.UNFINISHED);

    private Identity() {}

    /** The id of the store; empty where there is none. */
    static Optional<UUID> read(Storage storage) throws IOException {
        if (!storage.list("").contains(NAME)) {
            return Optional.empty();
        }
        try (var arena = Arena.ofConfined();
                var file = storage.open(NAME)) {
            return Optional.of(FileHeader.decode(Kind.STORE, file.map(arena), storage.describe(NAME))
                    .store());
        }
    }

    /** Makes the name that a store has safe from a crash, whoever gave it: who did may have ended before it was. */
    static void sync(Storage storage) throws IOException {
        storage.syncFolder("");
    }

    /**
     * Makes a store where there is nothing. All of it is there and safe from a crash before the last step makes it a store.
     *
     * @throws UnreadableStoreException if there is something else
     */
    static UUID create(Storage storage, long firstSegmentBytes) throws IOException {
        requireNothing(storage);
        var store = UUID.randomUUID();
        try (var file = storage.create(UNFINISHED, FileHeader.BYTES)) {
            file.write(
                    0,
                    FileHeader.of(Kind.STORE, store, 0, Segment.micros(Instant.now()))
                            .encode());
            file.sync();
        }
        storage.syncFolder("");
        try (var arena = Arena.ofConfined()) {
            new SegmentFiles(storage, store, arena).createFirst(firstSegmentBytes);
        }
        Mark.create(storage, store, 0);
        storage.rename(UNFINISHED, NAME);
        storage.syncFolder("");
        return store;
    }

    /**
     * Refuses a place that is not empty, before anything is written there. What there is of a store that was begun and
     * not finished is nothing.
     */
    static void requireNothing(Storage storage) throws IOException {
        var names = storage.list("");
        for (String name : names) {
            boolean nothing = BEFORE_ANY_STORE.contains(name) || (names.contains(UNFINISHED) && BEGUN.contains(name));
            if (!nothing) {
                throw new UnreadableStoreException(storage.describe("") + " is no Yore store, and not empty: there is "
                        + name + "; name an empty directory, or one that does not exist yet");
            }
        }
    }
}
