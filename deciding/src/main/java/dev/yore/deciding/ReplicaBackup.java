package dev.yore.deciding;

import dev.yore.deciding.internal.replica.Backup;
import java.util.function.LongConsumer;

/**
 * A copy of a replica, from which a node goes on where the replica was: it opens its store with the backup, or a copy of it, as {@link
 * ReplicaStores}. The log must then still keep all that came since.
 */
public final class ReplicaBackup {

    private ReplicaBackup() {}

    /**
     * Copies what a backup lacks of a replica, or all of it where there is none. A node may be working with the replica meanwhile; what
     * it reads from now on is left for the next time. Once this has returned the backup is durable. One that was cut short is not to be
     * begun from; it is completed by the next.
     *
     * @param replica its stores, which are only read, such as {@link ReplicaStores#readOnly}
     * @param backup the stores of the backup, in which nothing else is
     * @param progress is told now and then how many events of the log more are copied
     * @return how many events of the log were copied
     * @throws dev.yore.store.UnreadableStoreException if there is no replica, or the backup is one of another replica
     */
    public static long copy(ReplicaStores replica, ReplicaStores backup, LongConsumer progress) {
        return new Backup(replica, backup, progress).run();
    }
}
