package dev.yore.store;

import dev.yore.event.InvalidEventException;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far someone has read: for each partition the rank of the last position read, all before it included.
 *
 * <p>As text: {@code 17} for a log of one partition, {@code shard-1:4,shard-2:9} for others, {@code 0} for
 * {@link #START}. Immutable.
 *
 * @param ranks the last rank read of each partition of which anything was read
 */
public record Checkpoint(SortedMap<Partition, Long> ranks) {

    /** Nothing has been read. */
    public static final Checkpoint START = new Checkpoint(Collections.emptySortedMap());

    /** Copies the map, without partitions of which nothing was read. */
    public Checkpoint {
        var copy = new TreeMap<Partition, Long>();
        ranks.forEach((partition, rank) -> {
            if (rank < 0) {
                throw new InvalidEventException("checkpoint", "holds the rank " + rank + ", which is less than 0");
            }
            if (rank > 0) {
                copy.put(partition, rank);
            }
        });
        ranks = Collections.unmodifiableSortedMap(copy);
    }

    /** The checkpoint of one who has read up to this position, and nothing of other partitions. */
    public static Checkpoint of(Position position) {
        return START.with(position);
    }

    /** The checkpoint of one who has read up to this rank in a log of one partition; 0 is {@link #START}. */
    public static Checkpoint of(long rank) {
        return new Checkpoint(new TreeMap<>(Map.of(Partition.SINGLE, rank)));
    }

    /**
     * The checkpoint written as {@link #toString()} does.
     *
     * @throws InvalidEventException if the text is no checkpoint
     */
    public static Checkpoint parse(String text) {
        var checkpoint = START;
        if (!text.equals("0")) {
            for (String part : text.split(",", -1)) {
                var position = Position.parse(part);
                if (checkpoint.rank(position.partition()) > 0) {
                    throw new InvalidEventException("checkpoint", "names a partition twice: \"" + text + "\"");
                }
                checkpoint = checkpoint.with(position);
            }
        }
        return checkpoint;
    }

    /** The rank of the last position read in a partition; 0 when nothing of it was read. */
    public long rank(Partition partition) {
        return ranks.getOrDefault(partition, 0L);
    }

    /** How many positions have been read, of all partitions. */
    public long total() {
        return ranks.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether this position has been read. */
    public boolean covers(Position position) {
        return rank(position.partition()) >= position.rank();
    }

    /** Whether everything that the other has read has been read. */
    public boolean covers(Checkpoint other) {
        return other.ranks.entrySet().stream().allMatch(it -> rank(it.getKey()) >= it.getValue());
    }

    /** The same, with this position read too; it stays as it is if it covers the position. */
    public Checkpoint with(Position position) {
        if (covers(position)) {
            return this;
        }
        var copy = new TreeMap<>(ranks);
        copy.put(position.partition(), position.rank());
        return new Checkpoint(copy);
    }

    @Override
    public String toString() {
        return ranks.isEmpty()
                ? "0"
                : ranks.entrySet().stream()
                        .map(it -> new Position(it.getKey(), it.getValue()).toString())
                        .collect(Collectors.joining(","));
    }
}
