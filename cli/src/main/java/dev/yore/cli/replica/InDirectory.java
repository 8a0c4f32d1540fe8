package dev.yore.cli.replica;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.deciding.ReplicaStores;
import dev.yore.deciding.StoredReplica;
import java.nio.file.Files;
import java.nio.file.Path;

/** Replicas in directories. */
final class InDirectory {

    private InDirectory() {}

    static StoredReplica open(Path directory) {
        return StoredReplica.open(stores(directory));
    }

    static ReplicaStores stores(Path directory) {
        if (!Files.isDirectory(directory.resolve(ReplicaStores.JOURNAL))) {
            throw new CommandFailedException("there is no replica in " + directory
                    + ": --engine names the stream whose replica is meant, or --data the replica's directory");
        }
        return ReplicaStores.readOnly(directory);
    }
}
