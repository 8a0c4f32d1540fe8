package dev.yore.log.internal.segment;

import dev.yore.event.Position;
import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.format.FrameFormat;
import dev.yore.log.internal.format.FrameHeader;
import dev.yore.store.DamagedException;
import dev.yore.store.UnreadableStoreException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Reads every byte of a log up to what is durable and reports each place that is not as it was written. Behind a damaged place it
 * goes on at the next commit that is whole.
 */
public final class LogCheck {

    private final SegmentFiles files;
    private final long durable;
    private final Consumer<DamagedException> damages;
    private final LongConsumer progress;
    private long expected = 1;
    private long recordedAt = Long.MIN_VALUE;
    private long events;
    private long commits;
    private String lastPath = "log";
    private long lastEnd;

    /**
     * A check of the log up to a position.
     *
     * @param damages is told of each damaged place
     * @param progress is told of the position reached, now and then
     */
    public LogCheck(SegmentFiles files, long durable, Consumer<DamagedException> damages, LongConsumer progress) {
        this.files = files;
        this.durable = durable;
        this.damages = damages;
        this.progress = progress;
    }

    /** How many events were found whole. */
    public long events() {
        return events;
    }

    /** How many commits were found whole. */
    public long commits() {
        return commits;
    }

    /** Reads all of it. */
    public void run() throws IOException {
        for (long sequence : files.sequences()) {
            if (expected > durable) {
                return;
            }
            try {
                check(files.map(sequence));
                progress.accept(expected - 1);
            } catch (DamagedException e) {
                damages.accept(e);
            } catch (UnreadableStoreException e) {
                damages.accept(new DamagedException(lastPath, 0, null, String.valueOf(e.getMessage())));
            }
        }
        if (expected <= durable) {
            damages.accept(new DamagedException(
                    lastPath,
                    lastEnd,
                    Position.of(expected),
                    "the log ends here, but it was durable up to position " + durable));
        }
    }

    private void check(Segment segment) throws IOException {
        var offsets = offsets(segment);
        requireNoGap(segment, offsets);
        long begin = expected;
        long offset = FileHeader.BYTES;
        while (expected <= durable) {
            var frame = FrameHeader.read(segment.memory(), offset);
            if (frame != null && frame.first() == expected) {
                check(segment, frame, offsets, begin);
                offset = frame.end();
            } else {
                var next = nextWhole(segment, offset);
                if (next.isEmpty()) {
                    break;
                }
                offset = next.getAsLong();
            }
        }
        lastPath = segment.path();
        lastEnd = offset;
    }

    private Optional<StoredOffsets> offsets(Segment segment) throws IOException {
        try {
            return files.storedOffsets(segment);
        } catch (DamagedException e) {
            damages.accept(e);
            return Optional.empty();
        }
    }

    /** A segment that begins behind the event that is expected shows that the one before lost its end, or that one is missing. */
    private void requireNoGap(Segment segment, Optional<StoredOffsets> offsets) {
        var frame = FrameHeader.read(segment.memory(), FileHeader.BYTES);
        long first = frame != null
                ? frame.first()
                : offsets.map(StoredOffsets::first).orElse(expected);
        if (first > expected) {
            damages.accept(new DamagedException(
                    lastPath,
                    lastEnd,
                    Position.of(expected),
                    "the events from here up to position " + (first - 1) + " are missing: " + segment.path()
                            + " goes on behind them; bring the file back from a backup"));
            expected = first;
        }
    }

    private void check(Segment segment, FrameHeader frame, Optional<StoredOffsets> offsets, long begin) {
        boolean whole = true;
        long record = frame.offset() + FrameFormat.HEADER;
        for (int i = 0; i < frame.count() && whole; i++) {
            long position = frame.first() + i;
            long end = segment.checkedEnd(position, record, frame.end());
            whole = end != Segment.NOWHERE;
            if (!whole) {
                damages.accept(segment.damaged(record, position, "the event does not match its checksum"));
            } else {
                checkOffset(segment, offsets, position, position - begin, record);
                record = end;
                events++;
            }
        }
        if (frame.recordedAt() < recordedAt) {
            damages.accept(segment.damaged(frame.offset(), frame.first(), "time goes backwards here"));
        }
        recordedAt = frame.recordedAt();
        expected = frame.last() + 1;
        commits += whole ? 1 : 0;
    }

    private void checkOffset(Segment segment, Optional<StoredOffsets> offsets, long position, long index, long record) {
        if (offsets.isEmpty()) {
            return;
        }
        var stored = offsets.get();
        if (index >= stored.count() || stored.at((int) index) != record) {
            damages.accept(
                    segment.damaged(record, position, "the table of offsets beside the segment leads elsewhere"));
        }
    }

    /** Reports what stands at an offset where a commit should, and finds the next whole one in the segment. */
    private OptionalLong nextWhole(Segment segment, long offset) {
        var tail = new Tail(segment, offset);
        if (tail.isEmpty()) {
            return OptionalLong.empty();
        }
        damages.accept(segment.damaged(offset, expected, "no whole commit stands here"));
        var next = tail.nextFrame(expected);
        if (next.isEmpty()) {
            return OptionalLong.empty();
        }
        expected = next.get().first();
        return OptionalLong.of(next.get().offset());
    }
}
