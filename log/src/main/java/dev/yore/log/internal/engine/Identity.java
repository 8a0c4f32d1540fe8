package dev.yore.log.internal.engine;

import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.format.FileHeader.Kind;
import dev.yore.log.internal.segment.Segment;
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

    /**
     * The id of the store, which is made where there is nothing. Its name is safe from a crash, whoever gave it: who did may have
     * ended before it was.
     *
     * @throws UnreadableStoreException if there is something else
     */
    static UUID readOrCreate(Storage storage) throws IOException {
        var existing = read(storage);
        if (existing.isPresent()) {
            storage.syncFolder("");
            return existing.get();
        }
        requireNothing(storage);
        var store = UUID.randomUUID();
        try (var file = storage.create(UNFINISHED, FileHeader.BYTES)) {
            file.write(
                    0,
                    FileHeader.of(Kind.STORE, store, 0, Segment.micros(Instant.now()))
                            .encode());
            file.sync();
        }
        storage.rename(UNFINISHED, NAME);
        storage.syncFolder("");
        return store;
    }

    /** Refuses a place that is not empty, before anything is written there. */
    static void requireNothing(Storage storage) throws IOException {
        for (String name : storage.list("")) {
            if (!BEFORE_ANY_STORE.contains(name)) {
                throw new UnreadableStoreException(storage.describe("") + " is no Yore store, and not empty: there is "
                        + name + "; name an empty directory, or one that does not exist yet");
            }
        }
    }
}
