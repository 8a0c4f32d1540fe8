package dev.yore.event;

/**
 * The events that were recorded together: {@code size} of them, at consecutive positions from {@code first}.
 *
 * @param first the position of the commit's first event
 * @param size how many events it has, from 1
 */
public record CommitSpan(Position first, int size) {

    /** @throws InvalidEventException if the size is less than 1 */
    public CommitSpan {
        if (size < 1) {
            throw new InvalidEventException("commit", "must have a size of 1 or more, not " + size);
        }
    }

    /** The position of the commit's last event. */
    public Position last() {
        return new Position(first.partition(), first.rank() + size - 1);
    }
}
