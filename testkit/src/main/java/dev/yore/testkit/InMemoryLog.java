package dev.yore.testkit;

import dev.yore.event.EventId;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.shard.HashRange;
import dev.yore.store.AppendResult;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import dev.yore.store.RestoreException;
import dev.yore.store.StreamRange;
import dev.yore.testkit.internal.EvenRanges;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The partitions of a store in memory, and which of them a stream's events lie in.
 *
 * <p>What has no order is given in the least helpful one: partition after partition, the last one first.
 *
 * <p>Not safe for threads: the store's {@link dev.yore.testkit.internal.Gate} guards it.
 */
final class InMemoryLog {

    private final List<InMemoryPartition> partitions;
    private final List<HashRange> ranges;

    private InMemoryLog(List<Partition> names) {
        partitions = names.stream().map(InMemoryPartition::new).toList();
        ranges = EvenRanges.of(names.size());
    }

    /** A log of the one partition that has no name. */
    static InMemoryLog ofOne() {
        return new InMemoryLog(List.of(Partition.SINGLE));
    }

    /** A log of so many partitions, called as the shards of a new Kinesis stream. */
    static InMemoryLog of(int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("a log has 1 partition or more, not " + partitions);
        }
        return new InMemoryLog(IntStream.range(0, partitions)
                .mapToObj("shardId-%012d"::formatted)
                .map(Partition::new)
                .toList());
    }

    /** A log of the same partitions without events. */
    InMemoryLog empty() {
        return new InMemoryLog(partitions.stream().map(InMemoryPartition::name).toList());
    }

    Partition partition(StreamId stream) {
        return of(stream).name();
    }

    AppendResult append(Commit commit, Instant now) {
        return of(commit).append(commit, now);
    }

    Receipt restore(Commit commit, Position first, Instant recordedAt) {
        var partition = of(commit);
        if (!partition.name().equals(first.partition())) {
            throw new RestoreException(
                    "the commit belongs in partition \"%s\", not at position %s".formatted(partition.name(), first));
        }
        return partition.restore(commit, first, recordedAt);
    }

    List<RecordedEvent> load(StreamId stream, StreamRange range) {
        return of(stream).load(stream, range);
    }

    List<RecordedEvent> read(Query query, LogRange range) {
        return inAnyOrder()
                .map(InMemoryPartition::events)
                .map(it -> range.backwards() ? it.reversed() : it)
                .flatMap(Collection::stream)
                .filter(it -> !range.after().covers(it.position()))
                .filter(it ->
                        range.upTo().map(upTo -> upTo.covers(it.position())).orElse(true))
                .filter(it -> query.matches(it.event()))
                .limit(range.limit())
                .toList();
    }

    /** An event that comes next behind a checkpoint, if there is one. */
    Optional<RecordedEvent> behind(Checkpoint checkpoint) {
        return inAnyOrder()
                .flatMap(it -> it.behind(checkpoint.rank(it.name())).stream())
                .findFirst();
    }

    Checkpoint head() {
        return checkpoint(InMemoryPartition::size);
    }

    Checkpoint headAt(Instant recordedAt) {
        return checkpoint(it -> it.sizeAt(recordedAt));
    }

    Version version(StreamId stream) {
        return of(stream).version(stream);
    }

    Optional<RecordedEvent> find(EventId id) {
        return inAnyOrder().flatMap(it -> it.find(id).stream()).findFirst();
    }

    List<StreamId> streams(String prefix) {
        return inAnyOrder()
                .flatMap(it -> it.streams().stream())
                .filter(it -> it.value().startsWith(prefix))
                .toList();
    }

    private Checkpoint checkpoint(ToLongFunction<InMemoryPartition> rank) {
        var checkpoint = Checkpoint.START;
        for (var partition : partitions) {
            long last = rank.applyAsLong(partition);
            checkpoint = last == 0 ? checkpoint : checkpoint.with(new Position(partition.name(), last));
        }
        return checkpoint;
    }

    /** @throws dev.yore.store.SpansPartitionsException if the commit needs an order that only one partition would have */
    private InMemoryPartition of(Commit commit) {
        return partitions.size() == 1 ? partitions.getFirst() : of(commit.partitionKey());
    }

    private InMemoryPartition of(StreamId stream) {
        return partitions.size() == 1 ? partitions.getFirst() : of(stream.partitionKey());
    }

    private InMemoryPartition of(String partitionKey) {
        return IntStream.range(0, partitions.size())
                .filter(i -> ranges.get(i).contains(partitionKey))
                .mapToObj(partitions::get)
                .findFirst()
                .orElseThrow();
    }

    private Stream<InMemoryPartition> inAnyOrder() {
        return partitions.reversed().stream();
    }
}
