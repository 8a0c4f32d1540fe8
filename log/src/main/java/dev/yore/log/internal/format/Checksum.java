package dev.yore.log.internal.format;

import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32C;

/** CRC-32C (RFC 3720, appendix B.4), and a hash that binds a checksum to the place where its bytes belong. */
public final class Checksum {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Checksum() {}

    /** The CRC-32C of a part of an array. */
    public static int of(byte[] bytes, int offset, int length) {
        var crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /** The CRC-32C of a part of a mapped file. */
    public static int of(MemorySegment memory, long offset, long length) {
        var crc = new CRC32C();
        crc.update(memory.asSlice(offset, length).asByteBuffer());
        return (int) crc.getValue();
    }

    /** Thirty-two well-mixed bits of two numbers. */
    public static int mix(long a, long b) {
        return (int) (mix(mix(a + GOLDEN) ^ b) >>> 32);
    }

    /** The numbers 0 to 2^64 - 1 in another order, each bit depending on all others (MurmurHash3's finalizer). */
    public static long mix(long value) {
        long z = (value ^ value >>> 33) * 0xFF51AFD7ED558CCDL;
        z = (z ^ z >>> 33) * 0xC4CEB9FE1A85EC53L;
        return z ^ z >>> 33;
    }
}
