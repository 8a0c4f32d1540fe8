package dev.yore.deciding;

import dev.yore.Yore;
import dev.yore.store.EventStore;
import dev.yore.store.RestorableStore;
import dev.yore.store.UnreadableStoreException;
import java.nio.file.Path;

/** Where a replica keeps what it has read: a store for each shard, and one for its journal. */
@FunctionalInterface
public interface ReplicaStores {

    /** The name of the store that holds all but the histories of the shards. */
    String JOURNAL = "journal";

    /**
     * Opens the store of this name, for reading and writing; makes it where there is none.
     *
     * @param name letters, digits, dots, hyphens and underscores
     */
    RestorableStore open(String name);

    /** Stores of the embedded engine in folders of this directory, which one process at a time may use. */
    static ReplicaStores in(Path directory) {
        return name -> Yore.openReplica(directory.resolve(name));
    }

    /** The same for reading alone, which a process may do while another one uses them. They must be there. */
    static ReplicaStores readOnly(Path directory) {
        return name -> restorable(Yore.openReadOnly(directory.resolve(name)));
    }

    private static RestorableStore restorable(EventStore store) {
        if (store instanceof RestorableStore restorable) {
            return restorable;
        }
        store.close();
        throw new UnreadableStoreException("the engine for directories keeps no replicas");
    }
}
