package dev.yore.kinesis;

import dev.yore.deciding.DecidingStore;
import dev.yore.deciding.ReplicaView;
import dev.yore.deciding.ShardStatus;
import dev.yore.store.EventStore;
import dev.yore.store.StreamRange;
import java.util.List;
import java.util.stream.Stream;

/** What must be the same in all replicas that have read as much, line by line. */
final class ReplicaState {

    private ReplicaState() {}

    static List<String> of(EventStore node) {
        var replica = ((DecidingStore) node).replica();
        return replica.shards().stream()
                .flatMap(it -> Stream.concat(Stream.of(accepted(replica, it)), rejected(replica, it)))
                .sorted()
                .toList();
    }

    private static String accepted(ReplicaView replica, ShardStatus status) {
        var shard = status.shard();
        return "%s %s from %s: %d events up to %s, drained %s, %s"
                .formatted(
                        shard.id(),
                        shard.range(),
                        shard.parents(),
                        status.events(),
                        status.sequence(),
                        status.drained(),
                        replica.digest(shard.id(), status.sequence()));
    }

    private static Stream<String> rejected(ReplicaView replica, ShardStatus status) {
        try (var records = replica.rejected(status.shard().id(), StreamRange.all())) {
            return records.toList().stream()
                    .map(it -> "%s at %s: %s, %s, %s %d"
                            .formatted(
                                    it.shard(),
                                    it.sequence(),
                                    it.reason(),
                                    it.arrivedAt(),
                                    it.detail(),
                                    it.data().hashCode()));
        }
    }
}
