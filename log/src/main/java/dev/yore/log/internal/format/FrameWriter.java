package dev.yore.log.internal.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes frames into a buffer. */
public final class FrameWriter {

    private FrameWriter() {}

    /**
     * Writes a commit as a frame, at the buffer's position.
     *
     * @param frame the little-endian buffer, with room for the frame
     * @param first the position of its first event
     * @param recordedAt microseconds since 1970
     * @param unsynced how many events before it are not known to be synced
     * @param versions the version of each event
     */
    public static void write(
            ByteBuffer frame, EncodedCommit commit, long first, long recordedAt, int unsynced, int[] versions) {
        int start = frame.position();
        int length = (int) commit.frameLength();
        frame.putInt(start + FrameFormat.LENGTH, length);
        frame.putLong(start + FrameFormat.FIRST, first);
        frame.putLong(start + FrameFormat.RECORDED_AT, recordedAt);
        frame.putInt(start + FrameFormat.COUNT, commit.count());
        frame.putInt(start + FrameFormat.UNSYNCED, unsynced);
        frame.putInt(start + FrameFormat.CHECK, checksum(frame, start));
        frame.put(start + FrameFormat.HEADER, commit.bytes(), 0, commit.length());
        for (int i = 0; i < versions.length; i++) {
            int back = FrameFormat.HEADER + commit.start(i);
            int record = start + back;
            int check = RecordFormat.check(frame.getInt(record + RecordFormat.CHECK), first + i, versions[i], back);
            frame.putInt(record + RecordFormat.CHECK, check);
            frame.putInt(record + RecordFormat.VERSION, versions[i]);
            frame.putInt(record + RecordFormat.BACK, back);
        }
        for (int i = FrameFormat.HEADER + commit.length(); i < length; i++) {
            frame.put(start + i, (byte) 0);
        }
        frame.position(start + length);
    }

    private static int checksum(ByteBuffer frame, int start) {
        return FrameHeader.checksum(
                frame.getInt(start + FrameFormat.LENGTH),
                frame.getLong(start + FrameFormat.FIRST),
                frame.getLong(start + FrameFormat.RECORDED_AT),
                frame.getInt(start + FrameFormat.COUNT),
                frame.getInt(start + FrameFormat.UNSYNCED));
    }

    /** A buffer for frames. */
    public static ByteBuffer buffer(int capacity) {
        return ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }
}
