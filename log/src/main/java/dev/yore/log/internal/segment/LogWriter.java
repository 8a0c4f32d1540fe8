package dev.yore.log.internal.segment;

import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes frames at the end of the log, and goes on to the next segment where one is full. For one thread. */
public final class LogWriter implements AutoCloseable {

    private final Log log;
    private final SpareSegments spares;
    private Segment segment;
    private StorageFile file;
    private long offset;

    /** Goes on where a recovery ended. */
    public LogWriter(SegmentFiles files, Log log, Recovery.Found found, SpareSegments spares) throws IOException {
        this.log = log;
        this.spares = spares;
        this.segment = found.segments().getLast();
        this.file = files.file(segment.sequence());
        this.offset = found.writeOffset();
    }

    /** How many bytes the segment has left. */
    public long room() {
        return segment.size() - offset;
    }

    /**
     * Goes on to the next segment, which has room for at least so many bytes. All that was written must be synced.
     *
     * @throws IOException if there is no space for one; nothing has changed then
     */
    public void roll(long bytes) throws IOException {
        var next = spares.take(FileHeader.BYTES + bytes);
        var fullFile = file;
        var full = segment;
        file = next.file();
        segment = next.segment();
        offset = FileHeader.BYTES;
        if (full.count() > 0) {
            spares.seal(full);
        }
        try {
            fullFile.close();
        } catch (IOException _) {
            // All of it is synced.
        }
    }

    /** Writes frames, which must fit. */
    public void write(ByteBuffer frames) throws IOException {
        int length = frames.remaining();
        file.write(offset, frames);
        offset += length;
        if (room() < segment.size() / 2) {
            spares.prepare();
        }
    }

    /** Returns when all that was written is safe from a crash. */
    public void sync() throws IOException {
        file.sync();
    }

    /** Where the next frame goes. */
    public long offset() {
        return offset;
    }

    /** Notes that an event's record lies at an offset of the segment. */
    public void note(long position, long recordOffset) {
        if (segment.count() == 0) {
            segment.begin(position);
            if (log.segments().isEmpty() || log.segments().getLast() != segment) {
                log.add(segment);
            }
        }
        segment.add(recordOffset);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
