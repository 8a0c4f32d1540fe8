package dev.yore.log.internal.segment;

import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.format.FrameFormat;
import dev.yore.log.internal.format.FrameHeader;

/** Goes through a segment commit by commit, checks everything, and notes where each event begins. */
final class SegmentScanner {

    private final Segment segment;
    private long offset = FileHeader.BYTES;
    private long nextPosition;

    /** Begins at a segment's beginning, where the first event must have this position. */
    SegmentScanner(Segment segment, long firstPosition) {
        this.segment = segment;
        this.nextPosition = firstPosition;
        segment.begin(firstPosition);
        segment.replaceOffsets(new GrowingOffsets());
    }

    /** Reads whole commits up to this position, or as far as there are any. */
    void scan(long upTo) {
        while (nextPosition <= upTo) {
            var frame = FrameHeader.read(segment.memory(), offset);
            if (frame == null || frame.first() != nextPosition || !isWhole(frame)) {
                return;
            }
            take(frame);
        }
    }

    /** Where the first byte behind the last whole commit is. */
    long offset() {
        return offset;
    }

    /** The position that the next event must have. */
    long nextPosition() {
        return nextPosition;
    }

    private boolean isWhole(FrameHeader frame) {
        long record = frame.offset() + FrameFormat.HEADER;
        for (int i = 0; i < frame.count(); i++) {
            if (!segment.checks(frame.first() + i, record, frame.end())) {
                return false;
            }
            record = segment.next(record);
        }
        return FrameFormat.length(record - frame.offset() - FrameFormat.HEADER) == frame.length();
    }

    private void take(FrameHeader frame) {
        long record = frame.offset() + FrameFormat.HEADER;
        for (int i = 0; i < frame.count(); i++) {
            segment.add(record);
            record = segment.next(record);
        }
        offset = frame.end();
        nextPosition = frame.last() + 1;
    }
}
