package dev.yore.log.internal.segment;

import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.format.FrameFormat;
import dev.yore.log.internal.format.FrameHeader;
import java.util.Arrays;

/** Goes through a segment commit by commit, and notes where each event begins. */
final class SegmentScanner {

    private static final int INITIAL = 1024;

    private final Segment segment;
    private long offset = FileHeader.BYTES;
    private long nextPosition;
    private long[] records = new long[INITIAL];

    /** Begins at a segment's beginning, where the first event must have this position. */
    SegmentScanner(Segment segment, long firstPosition) {
        this.segment = segment;
        this.nextPosition = firstPosition;
        segment.begin(firstPosition);
        segment.replaceOffsets(new GrowingOffsets());
    }

    /** Where a record ends that begins at an offset; {@link Segment#NOWHERE} where none does that is whole and ends before a limit. */
    @FunctionalInterface
    private interface End {
        long of(long position, long record, long limit);
    }

    /** Reads and checks all commits there are. */
    void scan() {
        go(Long.MAX_VALUE, segment::checkedEnd);
    }

    /**
     * Goes on to a position, up to which everything is known to be durable, or as far as one commit follows another. Bodies are not
     * checked: whoever reads one does.
     */
    void follow(long durable) {
        go(durable, (_, record, limit) -> segment.end(record, limit));
    }

    private void go(long upTo, End end) {
        while (nextPosition <= upTo) {
            var frame = FrameHeader.read(segment.memory(), offset);
            if (frame == null || frame.first() != nextPosition || !findRecords(frame, end)) {
                return;
            }
            for (int i = 0; i < frame.count(); i++) {
                segment.add(records[i]);
            }
            offset = frame.end();
            nextPosition = frame.last() + 1;
        }
    }

    /** Notes where each record of a frame begins; false where they do not fill it. */
    private boolean findRecords(FrameHeader frame, End end) {
        long record = frame.offset() + FrameFormat.HEADER;
        for (int i = 0; i < frame.count(); i++) {
            if (i == records.length) {
                records = Arrays.copyOf(records, 2 * records.length);
            }
            records[i] = record;
            record = end.of(frame.first() + i, record, frame.end());
            if (record == Segment.NOWHERE) {
                return false;
            }
        }
        return FrameFormat.length(record - frame.offset() - FrameFormat.HEADER) == frame.length();
    }

    /** Where the first byte behind the last whole commit is. */
    long offset() {
        return offset;
    }

    /** The position that the next event must have. */
    long nextPosition() {
        return nextPosition;
    }
}
