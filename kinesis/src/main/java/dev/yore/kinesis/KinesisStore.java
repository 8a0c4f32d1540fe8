package dev.yore.kinesis;

import dev.yore.deciding.CatchUp;
import dev.yore.deciding.DecidingStore;
import dev.yore.deciding.ReplicaStores;
import dev.yore.store.StoreLockedException;
import dev.yore.store.UnreadableStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens event stores on Kinesis streams. The replica needs the engine for directories, {@code yore-log}, on the class path. */
public final class KinesisStore {

    private KinesisStore() {}

    /**
     * Opens the store on a stream, and returns when this node has read all that the stream had at the time of this call. The store is
     * for any number of threads; its limits are those of {@link DecidingStore}.
     *
     * @throws dev.yore.store.StoreFailedException if the service refuses: no such stream, no right, no credentials, no region
     * @throws dev.yore.shard.LogUnavailableException if the service does not answer in time
     * @throws StoreLockedException if another process uses the replica
     * @throws UnreadableStoreException if the directory of the replica holds something else
     * @throws dev.yore.deciding.TrimmedException if the stream no longer keeps what the replica has not read
     */
    public static DecidingStore open(KinesisStoreOptions options) {
        return open(options, CatchUp.SILENT);
    }

    /** Opens the store on a stream, as {@link #open(KinesisStoreOptions)} does, and tells how far it is. */
    public static DecidingStore open(KinesisStoreOptions options, CatchUp listener) {
        requireReplica(options.replica());
        options.newStream().ifPresent(it -> ensure(options.stream(), it));
        var log = KinesisLog.open(options.stream());
        try {
            return DecidingStore.open(log, ReplicaStores.in(options.replica()), options.deciding(), listener);
        } catch (StoreLockedException _) {
            throw new StoreLockedException(
                    "another process works with the replica in %s: end it, or give this one a directory of its own"
                            .formatted(options.replica()));
        }
    }

    private static void ensure(KinesisOptions options, NewStream how) {
        try (var stream = KinesisStream.of(options)) {
            stream.ensure(how);
        }
    }

    /** A replica lies in folders, which would be strewn among whatever else is there. */
    private static void requireReplica(Path directory) {
        if (Files.notExists(directory) || Files.isDirectory(directory.resolve(ReplicaStores.JOURNAL))) {
            return;
        }
        try (var found = Files.list(directory)) {
            if (found.findAny().isPresent()) {
                throw new UnreadableStoreException(directory
                        + " holds something else than the replica of a stream: give that a directory of its own");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be a replica's directory", e);
        }
    }
}
