package dev.yore.shard;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Where a record stands in its shard. Sequences grow along a shard, with gaps; they say nothing across shards.
 *
 * @param number what the service calls it
 * @param part the rank from 0 among records that the service keeps as one
 */
public record Sequence(BigInteger number, int part) implements Comparable<Sequence> {

    private static final Comparator<Sequence> ORDER =
            Comparator.comparing(Sequence::number).thenComparingInt(Sequence::part);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,128})(?:\\.(\\d{1,9}))?");

    /** @throws IllegalArgumentException if a number is negative */
    public Sequence {
        if (number.signum() < 0 || part < 0) {
            throw new IllegalArgumentException("a sequence is not negative: %s.%d".formatted(number, part));
        }
    }

    /** The sequence of a record that the service keeps by itself. */
    public static Sequence of(BigInteger number) {
        return new Sequence(number, 0);
    }

    /**
     * The sequence written as {@link #toString()} does.
     *
     * @throws IllegalArgumentException if the text is no sequence
     */
    public static Sequence parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a sequence is a number, or number.part, not \"" + text + "\"");
        }
        String part = matcher.group(2);
        return new Sequence(new BigInteger(matcher.group(1)), part == null ? 0 : Integer.parseInt(part));
    }

    @Override
    public int compareTo(Sequence other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return part == 0 ? number.toString() : number + "." + part;
    }
}
