package dev.yore.event;

/**
 * The name of an independently ordered log. The embedded engine has {@link #SINGLE} alone; a Kinesis stream has one
 * for each shard.
 *
 * @param name at most {@value #MAX_BYTES} bytes of UTF-8, without comma, colon or blank; empty for {@link #SINGLE}
 */
public record Partition(String name) implements Comparable<Partition> {

    /** The longest name, in bytes of UTF-8. */
    public static final int MAX_BYTES = 128;

    /** The one partition of a log that has no others. */
    public static final Partition SINGLE = new Partition("");

    /** @throws InvalidEventException if the name is too long or holds a comma, a colon or a blank */
    public Partition {
        if (!name.isEmpty()) {
            Text.require("partition", name, MAX_BYTES);
        }
        if (name.chars().anyMatch(c -> c == ',' || c == ':' || Character.isWhitespace(c))) {
            throw new InvalidEventException("partition", "holds a comma, a colon or a blank: \"" + name + "\"");
        }
    }

    @Override
    public int compareTo(Partition other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
