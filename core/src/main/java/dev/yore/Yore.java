package dev.yore;

import dev.yore.spi.StoreProvider;
import dev.yore.spi.StoreProvider.Access;
import dev.yore.store.EventStore;
import dev.yore.store.RestorableStore;
import dev.yore.store.UnreadableStoreException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Opens event stores.
 *
 * <p>The engine is found on the class path or module path by the kind of place that is named: a directory needs
 * {@code yore-log}, a Kinesis stream {@code yore-kinesis}.
 */
public final class Yore {

    private Yore() {}

    /**
     * Opens the store in a directory for reading and writing; makes it, and the directory, where there is none.
     *
     * @throws dev.yore.store.StoreLockedException if the store is open for writing already
     * @throws UnreadableStoreException if the directory holds something else, or no engine for directories is there
     * @throws dev.yore.store.DamagedException if the store is damaged where opening it reads
     */
    public static EventStore open(Path directory) {
        return open(directory.toUri(), Access.READ_WRITE);
    }

    /**
     * Opens the store in a directory for reading alone, while another process may be writing to it. New events become visible as
     * they become durable.
     *
     * @throws UnreadableStoreException if there is no store, or no engine for directories is there
     * @throws dev.yore.store.DamagedException if the store is damaged where opening it reads
     */
    public static EventStore openReadOnly(Path directory) {
        return open(directory.toUri(), Access.READ_ONLY);
    }

    /**
     * Opens the store in a directory to take over the history of another log; makes it, and the directory, where there is none. Its
     * limits are the widest that a store can have.
     *
     * @throws dev.yore.store.StoreLockedException if the store is open for writing already
     * @throws UnreadableStoreException if the directory holds something else, or no engine for directories is there
     * @throws dev.yore.store.DamagedException if the store is damaged where opening it reads
     */
    public static RestorableStore openReplica(Path directory) {
        if (open(directory.toUri(), Access.REPLICA) instanceof RestorableStore store) {
            return store;
        }
        throw new UnreadableStoreException("the engine for directories cannot take over another log's history");
    }

    /**
     * Opens the store at a place for reading and writing.
     *
     * @throws UnreadableStoreException if there is no store, or no engine for such places is there
     */
    public static EventStore connect(URI place) {
        return open(place, Access.READ_WRITE);
    }

    private static EventStore open(URI place, Access access) {
        for (var provider : ServiceLoader.load(StoreProvider.class)) {
            if (provider.handles(place)) {
                return provider.open(place, access);
            }
        }
        throw new UnreadableStoreException(
                "no engine found for " + place
                        + ": add the one for it to the class path (for a directory: dev.yore:yore-log; for kinesis: dev.yore:yore-kinesis)");
    }
}
