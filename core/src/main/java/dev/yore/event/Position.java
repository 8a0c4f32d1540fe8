package dev.yore.event;

/**
 * Where an event stands in the log: its rank in its partition, dense from 1.
 *
 * <p>Positions of one partition are totally ordered; those of different partitions are not ordered in time (they
 * compare by the partition's name first, so that they can be sorted at all). As text: {@code 17} in
 * {@link Partition#SINGLE}, else {@code shard-3:17}.
 *
 * @param partition the log
 * @param rank from 1
 */
public record Position(Partition partition, long rank) implements Comparable<Position> {

    /** @throws InvalidEventException if the rank is less than 1 */
    public Position {
        if (rank < 1) {
            throw new InvalidEventException("position", "must be 1 or more, not " + rank);
        }
    }

    /** The position of this rank in the log's only partition. */
    public static Position of(long rank) {
        return new Position(Partition.SINGLE, rank);
    }

    /**
     * The position written as {@code rank} or {@code partition:rank}.
     *
     * @throws InvalidEventException if the text is neither
     */
    public static Position parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon);
        return new Position(new Partition(name), rank(text, text.substring(colon + 1)));
    }

    private static long rank(String whole, String digits) {
        try {
            if (digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Long.parseLong(digits);
            }
        } catch (NumberFormatException _) {
            // nothing at all, or more than a rank can be
        }
        throw new InvalidEventException("position", "is neither a rank nor partition:rank: \"" + whole + "\"");
    }

    @Override
    public int compareTo(Position other) {
        int byPartition = partition.compareTo(other.partition);
        return byPartition != 0 ? byPartition : Long.compare(rank, other.rank);
    }

    @Override
    public String toString() {
        return partition.name().isEmpty() ? Long.toString(rank) : partition + ":" + rank;
    }
}
