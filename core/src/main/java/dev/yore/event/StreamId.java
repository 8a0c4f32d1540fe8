package dev.yore.event;

/**
 * The name of a stream: the id of the aggregate whose events it holds.
 *
 * <p>At most {@value #MAX_BYTES} bytes of UTF-8, not empty, no control characters.
 *
 * @param value the id as text
 */
public record StreamId(String value) implements Comparable<StreamId> {

    /** The longest id, in bytes of UTF-8. */
    public static final int MAX_BYTES = 256;

    /** @throws InvalidEventException if the id is empty, too long, or holds control characters */
    public StreamId {
        Text.require("aggregateId", value, MAX_BYTES);
    }

    /** The stream of this name. */
    public static StreamId of(String value) {
        return new StreamId(value);
    }

    /**
     * What decides the partition of this stream's events: the part between the first opening brace and the first
     * closing brace after it, if that is not empty, else the whole id.
     *
     * <p>So {@code {course-1}/student-7} and {@code {course-1}/room} share a partition. The rule is that of Redis
     * Cluster's hash tags.
     */
    public String partitionKey() {
        int open = value.indexOf('{');
        int close = open < 0 ? -1 : value.indexOf('}', open + 1);
        return close > open + 1 ? value.substring(open + 1, close) : value;
    }

    @Override
    public int compareTo(StreamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
