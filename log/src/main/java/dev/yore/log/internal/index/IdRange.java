package dev.yore.log.internal.index;

/**
 * Which event ids a run holds: the least and the greatest place of its time-ordered ids, and how many others there are.
 *
 * <p>A new time-ordered id is greater than all that are there: one comparison tells that it is new.
 */
record IdRange(long min, long max, int others) {

    boolean mayHold(long order) {
        return order == 0 ? others > 0 : order >= min && order <= max;
    }

    IdRange with(IdRange other) {
        return new IdRange(Math.min(min, other.min), Math.max(max, other.max), others + other.others);
    }
}
