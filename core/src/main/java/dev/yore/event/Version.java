package dev.yore.event;

/**
 * The rank of an event in its stream: 1, 2, 3 … without gaps. {@link #NONE} is the version of a stream that has no
 * events yet.
 *
 * @param value from 0 to {@value #MAX_VALUE}
 */
public record Version(long value) implements Comparable<Version> {

    /** The greatest version, and so the most events that one stream can have. */
    public static final long MAX_VALUE = 0xFFFF_FFFFL;

    /** The version of a stream that has no events yet. */
    public static final Version NONE = new Version(0);

    /** The version of a stream's first event. */
    public static final Version FIRST = new Version(1);

    /** @throws InvalidEventException if the value is out of range */
    public Version {
        if (value < 0 || value > MAX_VALUE) {
            throw new InvalidEventException("version", "must be from 0 to " + MAX_VALUE + ", not " + value);
        }
    }

    /** The version of this rank. */
    public static Version of(long value) {
        return new Version(value);
    }

    /** The version of the event after this one. */
    public Version next() {
        return new Version(value + 1);
    }

    @Override
    public int compareTo(Version other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
