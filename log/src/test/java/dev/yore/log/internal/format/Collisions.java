package dev.yore.log.internal.format;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Names of sixteen bytes of one hash: all streams, types and tags have one term, and so have all ids.
 *
 * <p>The hash takes a name in words of eight bytes, and is a permutation of the word that it takes next. So any first word
 * has a second one that leads to the hash that is wanted.
 */
public final class Collisions {

    private static final long FACTOR = 0x9FB21C651E98DF25L;
    private static final long STREAM = 2;
    private static final long TYPE = 3;
    private static final long TAG = 4;
    private static final long UUID_ID = 5;
    private static final long TEXT_ID = 6;
    private static final int BYTES = 2 * Long.BYTES;

    private final RandomGenerator random;

    /** What the hash is after the second word was put in, before it is mixed. */
    private final long target;

    private Collisions(RandomGenerator random, long target) {
        this.random = random;
        this.target = target;
    }

    /** Names of some hash. */
    public static Collisions any(RandomGenerator random) {
        return new Collisions(random, random.nextLong());
    }

    /** Names whose hash is that of {@link Terms#STREAM_START}, where nothing keeps them from it. */
    public static Collisions withStreamStart(RandomGenerator random) {
        long start = Checksum.mix(1L << 32);
        return new Collisions(random, unmix(start * inverse(FACTOR)));
    }

    /** A stream. */
    public String stream() {
        return text(STREAM, "");
    }

    /** A type. */
    public String type() {
        return text(TYPE, "");
    }

    /** A tag. */
    public String tag() {
        return text(TAG, "k:");
    }

    /** An id that is no UUID. */
    public String textId() {
        return text(TEXT_ID, "");
    }

    /** An id that is a UUID: of version 7 if it is to be time-ordered, else of version 4. */
    public UUID uuid(boolean timeOrdered) {
        long high = random.nextLong() & ~0xF000L | (timeOrdered ? 0x7000 : 0x4000);
        return new UUID(high, Long.reverseBytes(secondWord(UUID_ID, Long.reverseBytes(high))));
    }

    private String text(long kind, String prefix) {
        byte[] bytes = new byte[BYTES];
        var words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        do {
            for (int i = 0; i < Long.BYTES; i++) {
                bytes[i] = (byte) (i < prefix.length() ? prefix.charAt(i) : random.nextInt('a', 'z' + 1));
            }
            words.putLong(Long.BYTES, secondWord(kind, words.getLong(0)));
        } while (!isPrintable(bytes));
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private long secondWord(long kind, long first) {
        long start = Checksum.mix(kind << 32 | BYTES);
        return target ^ Checksum.mix(start ^ first) * FACTOR;
    }

    private static boolean isPrintable(byte[] bytes) {
        for (byte each : bytes) {
            if (each <= ' ' || each >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** The number that {@link Checksum#mix(long)} makes this one of. */
    private static long unmix(long mixed) {
        long z = (mixed ^ mixed >>> 33) * inverse(0xC4CEB9FE1A85EC53L);
        z = (z ^ z >>> 33) * inverse(0xFF51AFD7ED558CCDL);
        return z ^ z >>> 33;
    }

    /** The factor that undoes one. */
    private static long inverse(long factor) {
        return BigInteger.valueOf(factor)
                .modInverse(BigInteger.TWO.pow(Long.SIZE))
                .longValue();
    }
}
