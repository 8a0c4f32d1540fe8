package dev.yore.shard;

import dev.yore.event.Partition;
import java.util.List;

/**
 * A part of the log that has an order of its own. It takes the records of a range of hash keys, until it is split or merged: then it
 * is closed, and others go on from it.
 *
 * @param id its name, which becomes that of the partition
 * @param parents the shards that it goes on from: one after a split, two after a merge, none at first
 * @param range which partition keys it takes
 */
public record Shard(Partition id, List<Partition> parents, HashRange range) {

    /** Copies the list. */
    public Shard {
        parents = List.copyOf(parents);
    }

    @Override
    public String toString() {
        return id.name();
    }
}
