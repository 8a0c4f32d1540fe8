package dev.yore.log.internal.format;

/**
 * An event in a frame: a header, then its body ({@link EventBody}).
 *
 * <pre>
 *   0               4               8              12              16
 *   +---------------+---------------+---------------+---------------+
 *   | length (1)    | check (2)     | version       | back (3)      |
 *   +---------------+---------------+---------------+---------------+
 *   | body ...                                                      |
 *   (1) of the body in bytes
 *   (2) CRC-32C of the body, xor-ed with a hash of position, version and back
 *   (3) bytes from the beginning of the frame to the beginning of this record
 * </pre>
 */
public final class RecordFormat {

    /** Offset of the body's length. */
    public static final int LENGTH = 0;

    /** Offset of the checksum. */
    public static final int CHECK = 4;

    /** Offset of the version. */
    public static final int VERSION = 8;

    /** Offset of the distance to the beginning of the frame. */
    public static final int BACK = 12;

    /** The length of the header. */
    public static final int HEADER = 16;

    private RecordFormat() {}

    /** What a record's checksum must be. */
    public static int check(int bodyChecksum, long position, int version, int back) {
        return bodyChecksum ^ Checksum.mix(position, (long) version << 32 | back & 0xFFFF_FFFFL);
    }
}
