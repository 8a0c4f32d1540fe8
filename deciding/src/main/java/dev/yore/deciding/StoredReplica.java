package dev.yore.deciding;

import dev.yore.deciding.internal.replica.Replica;
import java.util.Optional;

/** A replica as it lies in its stores, only read: a node may be working with it. It is seen as it was when it was opened, or newer. */
public final class StoredReplica implements AutoCloseable {

    private final Replica replica;

    private StoredReplica(Replica replica) {
        this.replica = replica;
    }

    /**
     * Opens a replica.
     *
     * @param stores its stores, which are only read, such as {@link ReplicaStores#readOnly}
     * @throws dev.yore.store.UnreadableStoreException if there is none
     */
    public static StoredReplica open(ReplicaStores stores) {
        return new StoredReplica(Replica.read(stores));
    }

    /** How it stands. Nobody reads the log for it, so there is no problem with that. */
    public ReplicaView view() {
        return new ReplicaView(replica, _ -> Optional.empty());
    }

    @Override
    public void close() {
        replica.close();
    }
}
