package dev.yore.log.internal.format;

/**
 * A commit in a segment: a header, then its events one behind the other ({@link RecordFormat}), then zeros up to a multiple of
 * eight bytes. Frames begin at multiples of eight. Where a length is zero, no frame follows.
 *
 * <pre>
 *   0               4               8                              16
 *   +---------------+---------------+-------------------------------+
 *   | length (1)    | CRC-32C (2)   | position of its first event   |
 *   +---------------+---------------+---------------+---------------+
 *   | recorded at, microseconds     | count         | unsynced (3)  |
 *   +-------------------------------+---------------+---------------+
 *   | events ...                                                    |
 *   (1) of the frame in bytes, with header and padding
 *   (2) of the other 28 bytes of this header; each event has a checksum of its own
 *   (3) how many of the events before this frame were not known to be synced when it was written
 * </pre>
 */
public final class FrameFormat {

    /** Offset of the length. */
    public static final int LENGTH = 0;

    /** Offset of the header's checksum. */
    public static final int CHECK = 4;

    /** Offset of the position of the first event. */
    public static final int FIRST = 8;

    /** Offset of the time of recording. */
    public static final int RECORDED_AT = 16;

    /** Offset of the number of events. */
    public static final int COUNT = 24;

    /** Offset of the number of events before it that were not known to be synced. */
    public static final int UNSYNCED = 28;

    /** The length of the header. */
    public static final int HEADER = 32;

    /** Frames begin at multiples of this. */
    public static final int ALIGNMENT = 8;

    private FrameFormat() {}

    /** The length of a frame whose events have so many bytes. */
    public static long length(long eventBytes) {
        return (HEADER + eventBytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
