package dev.yore.shard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A range of hash keys: which partition keys a shard takes. The hash key of a partition key is the MD5 of its UTF-8 text, as a
 * number of 128 bits, as Amazon Kinesis has it.
 *
 * @param from the least hash key
 * @param to the greatest, itself included
 */
public record HashRange(BigInteger from, BigInteger to) {

    /** The greatest hash key. */
    public static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    /** Every hash key. */
    public static final HashRange WHOLE = new HashRange(BigInteger.ZERO, MAX);

    /** @throws IllegalArgumentException if the range is empty or not within {@link #WHOLE} */
    public HashRange {
        if (from.signum() < 0 || to.compareTo(MAX) > 0 || from.compareTo(to) > 0) {
            throw new IllegalArgumentException("hash keys from %s to %s are no range".formatted(from, to));
        }
    }

    /** The hash key of a partition key. */
    public static BigInteger hash(String partitionKey) {
        return new BigInteger(1, md5().digest(partitionKey.getBytes(UTF_8)));
    }

    /**
     * The range written as {@link #toString()} does.
     *
     * @throws IllegalArgumentException if the text is no range
     */
    public static HashRange parse(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("a range of hash keys is written from-to, not \"" + text + "\"");
        }
        return new HashRange(new BigInteger(ends[0]), new BigInteger(ends[1]));
    }

    /** Whether this partition key belongs here. */
    public boolean contains(String partitionKey) {
        return contains(hash(partitionKey));
    }

    /** Whether this hash key lies in it. */
    public boolean contains(BigInteger hashKey) {
        return from.compareTo(hashKey) <= 0 && hashKey.compareTo(to) <= 0;
    }

    /** Whether some hash key lies in both. */
    public boolean overlaps(HashRange other) {
        return from.compareTo(other.to) <= 0 && other.from.compareTo(to) <= 0;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
