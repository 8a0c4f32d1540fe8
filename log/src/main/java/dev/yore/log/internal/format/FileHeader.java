package dev.yore.log.internal.format;

import dev.yore.store.DamagedException;
import dev.yore.store.UnreadableStoreException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The first 64 bytes of every file of a store.
 *
 * <pre>
 *   0               4               8              12              16
 *   +-------------------------------+---------------+---------------+
 *   | magic: 8 ASCII characters     | format        | CRC-32C (*)   |
 *   +-------------------------------+---------------+---------------+
 *   | store: the UUID of the store, most significant bits first     |
 *   +---------------------------------------------------------------+
 *   | creator: the version of Yore that made it, ASCII, 0-padded    |
 *   +-------------------------------+-------------------------------+
 *   | first: a number of the kind   | second: a number of the kind  |
 *   +-------------------------------+-------------------------------+
 *   (*) of the other 60 bytes
 * </pre>
 *
 * @param kind what the file holds
 * @param store the store that it belongs to
 * @param creator the version of Yore that made it
 * @param first segment: its sequence number; offsets, run: the first position; else 0
 * @param second offsets, run: the last position; store: when it was made, in microseconds; else 0
 */
public record FileHeader(Kind kind, UUID store, String creator, long first, long second) {

    /** The length of the header. */
    public static final int BYTES = 64;

    /** The version of Yore that writes this format. */
    public static final String CREATOR = "0.1.0";

    private static final int MAGIC = 0;
    private static final int FORMAT = 8;
    private static final int CHECK = 12;
    private static final int STORE = 16;
    private static final int CREATOR_AT = 32;
    private static final int FIRST = 48;
    private static final int SECOND = 56;
    private static final int CREATOR_BYTES = 16;

    /** What a file holds. */
    public enum Kind {
        /** What the store is. */
        STORE("YORESTOR", 1),
        /** How far the log is durable. */
        MARK("YOREMARK", 1),
        /** Commits. */
        SEGMENT("YORESEGM", 1),
        /** Where in a segment its events begin. */
        OFFSETS("YOREOFFS", 1),
        /** A part of the index. */
        RUN("YORERUNS", 1);

        private final String magic;
        private final int format;

        Kind(String magic, int format) {
            this.magic = magic;
            this.format = format;
        }

        /** The version of the format that this Yore writes. */
        public int format() {
            return format;
        }
    }

    /** A header that this version of Yore writes. */
    public static FileHeader of(Kind kind, UUID store, long first, long second) {
        return new FileHeader(kind, store, CREATOR, first, second);
    }

    /** The header as bytes. */
    public ByteBuffer encode() {
        var bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC, ascii(kind.magic));
        bytes.putInt(FORMAT, kind.format);
        bytes.order(ByteOrder.BIG_ENDIAN)
                .putLong(STORE, store.getMostSignificantBits())
                .putLong(STORE + 8, store.getLeastSignificantBits());
        bytes.put(CREATOR_AT, ascii(creator));
        bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(FIRST, first).putLong(SECOND, second);
        bytes.putInt(CHECK, checksum(bytes.array()));
        return bytes;
    }

    /**
     * The header at the beginning of a file.
     *
     * @param file the file's name, for messages
     * @throws UnreadableStoreException if the file is of another kind, or of a later format
     * @throws DamagedException if the header does not check
     */
    public static FileHeader decode(Kind kind, MemorySegment memory, String file) {
        if (memory.byteSize() < BYTES) {
            throw new DamagedException(file, memory.byteSize(), null, "the file is shorter than its header");
        }
        byte[] header = memory.asSlice(0, BYTES).toArray(ValueLayout.JAVA_BYTE);
        var bytes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        String magic = text(header, MAGIC, kind.magic.length());
        int format = bytes.getInt(FORMAT);
        String creator = text(header, CREATOR_AT, CREATOR_BYTES);
        boolean whole = bytes.getInt(CHECK) == checksum(header);
        if (whole && !magic.equals(kind.magic)) {
            throw new UnreadableStoreException(file + " is a file of kind " + magic + ", not " + kind.magic);
        }
        if (!whole) {
            throw new DamagedException(file, 0, null, "the file's header does not match its checksum");
        }
        if (format > kind.format) {
            throw new UnreadableStoreException(
                    ("%s was written by Yore %s in format %d; this is Yore %s, which reads up to"
                                    + " format %d: open it with that version or a later one")
                            .formatted(file, creator, format, CREATOR, kind.format));
        }
        bytes.order(ByteOrder.BIG_ENDIAN);
        var store = new UUID(bytes.getLong(STORE), bytes.getLong(STORE + 8));
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        return new FileHeader(kind, store, creator, bytes.getLong(FIRST), bytes.getLong(SECOND));
    }

    private static int checksum(byte[] header) {
        var covered = header.clone();
        ByteBuffer.wrap(covered).putInt(CHECK, 0);
        return Checksum.of(covered, 0, BYTES);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] header, int at, int length) {
        return new String(header, at, length, StandardCharsets.US_ASCII).replace("\0", "");
    }
}
