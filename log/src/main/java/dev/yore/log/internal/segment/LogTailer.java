package dev.yore.log.internal.segment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/** Reads a log that another process may be writing, as far as it is known to be durable. For one thread. */
public final class LogTailer {

    private final SegmentFiles files;
    private final Mark mark;
    private final Log log;
    private SegmentScanner scanner;
    private Segment segment;

    private LogTailer(SegmentFiles files, Mark mark, Log log, Segment segment, SegmentScanner scanner) {
        this.files = files;
        this.mark = mark;
        this.log = log;
        this.segment = segment;
        this.scanner = scanner;
    }

    /**
     * Opens a log for reading.
     *
     * @throws dev.yore.store.DamagedException if something is gone that was durable
     */
    public static LogTailer open(SegmentFiles files, Mark mark) throws IOException {
        var segments = new ArrayList<Segment>();
        long next = 1;
        for (long sequence : files.sequences()) {
            var segment = files.map(sequence);
            if (!files.useStoredOffsets(segment, next)) {
                var scanner = new SegmentScanner(segment, next);
                segments.add(segment);
                var tailer = new LogTailer(files, mark, new Log(segments, 0), segment, scanner);
                tailer.refresh();
                return tailer;
            }
            segments.add(segment);
            next = segment.last() + 1;
        }
        if (segments.isEmpty()) {
            throw files.noSegment();
        }
        throw segments.getLast().damaged(segments.getLast().size(), next, "the segment behind this one is missing");
    }

    /** The log, as far as it was read. */
    public Log log() {
        return log;
    }

    /** Reads on, up to what is durable by now; the log's durable position moves when the caller says so. */
    public long refresh() throws IOException {
        long durable = mark.durable().orElse(log.durable());
        scanner.follow(durable);
        while (scanner.nextPosition() <= durable) {
            var following = following();
            if (following.isEmpty()) {
                throw segment.damaged(
                        scanner.offset(),
                        scanner.nextPosition(),
                        "no whole commit stands here, but the log is durable up to position " + durable);
            }
            begin(following.get());
            scanner.follow(durable);
        }
        return scanner.nextPosition() - 1;
    }

    private Optional<Segment> following() throws IOException {
        long sequence = segment.sequence();
        for (long later : files.sequences()) {
            if (later > sequence) {
                return Optional.of(files.map(later));
            }
        }
        return Optional.empty();
    }

    private void begin(Segment following) {
        segment = following;
        scanner = new SegmentScanner(following, scanner.nextPosition());
        log.add(following);
    }
}
