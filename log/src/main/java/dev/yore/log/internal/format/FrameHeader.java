package dev.yore.log.internal.format;

import static dev.yore.log.internal.format.Layouts.INT;
import static dev.yore.log.internal.format.Layouts.LONG;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The header of a frame; see {@link FrameFormat}.
 *
 * @param offset where the frame begins in its segment
 * @param length the length of the frame
 * @param first the position of its first event
 * @param recordedAt when it was recorded, in microseconds
 * @param count how many events it has
 * @param unsynced how many of the events before it were not known to be synced when it was written
 */
public record FrameHeader(long offset, int length, long first, long recordedAt, int count, int unsynced) {

    /** The header at an offset of a segment; null where the bytes there are none. */
    public static @Nullable FrameHeader read(MemorySegment segment, long offset) {
        if (offset + FrameFormat.HEADER > segment.byteSize()) {
            return null;
        }
        int length = segment.get(INT, offset + FrameFormat.LENGTH);
        boolean plausible = length >= FrameFormat.HEADER
                && length % FrameFormat.ALIGNMENT == 0
                && offset + length <= segment.byteSize();
        if (!plausible) {
            return null;
        }
        var header = new FrameHeader(
                offset,
                length,
                segment.get(LONG, offset + FrameFormat.FIRST),
                segment.get(LONG, offset + FrameFormat.RECORDED_AT),
                segment.get(INT, offset + FrameFormat.COUNT),
                segment.get(INT, offset + FrameFormat.UNSYNCED));
        return header.checksum() == segment.get(INT, offset + FrameFormat.CHECK) && header.count >= 1 ? header : null;
    }

    /** The position of its last event. */
    public long last() {
        return first + count - 1;
    }

    /** Every event up to this position was synced when the frame was written. */
    public long durable() {
        return first - 1 - Integer.toUnsignedLong(unsynced);
    }

    /** Where the next frame begins. */
    public long end() {
        return offset + length;
    }

    private int checksum() {
        return checksum(length, first, recordedAt, count, unsynced);
    }

    static int checksum(int length, long first, long recordedAt, int count, int unsynced) {
        var bytes = ByteBuffer.allocate(FrameFormat.HEADER - Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(length).putLong(first).putLong(recordedAt).putInt(count).putInt(unsynced);
        var crc = new CRC32C();
        crc.update(bytes.array());
        return (int) crc.getValue();
    }
}
