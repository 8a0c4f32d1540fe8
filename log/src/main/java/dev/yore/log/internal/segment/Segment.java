package dev.yore.log.internal.segment;

import static dev.yore.log.internal.format.Layouts.INT;

import dev.yore.event.CommitSpan;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Version;
import dev.yore.log.internal.format.Checksum;
import dev.yore.log.internal.format.EventBody;
import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.format.FrameHeader;
import dev.yore.log.internal.format.RecordFormat;
import dev.yore.store.DamagedException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One file of the log, mapped, and where in it each of its events begins.
 *
 * <p>Any thread may read the events that it knows to be durable. Each read checks what it reads.
 */
public final class Segment {

    /** No offset. */
    static final long NOWHERE = -1;

    private static final int MAX_BODY = 1 << 27;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final String name;
    private final String path;
    private final long sequence;
    private final MemorySegment memory;
    private volatile long first;
    private volatile Offsets offsets = new GrowingOffsets();

    Segment(String name, String path, long sequence, MemorySegment memory) {
        this.name = name;
        this.path = path;
        this.sequence = sequence;
        this.memory = memory;
    }

    /** The position of its first event; 0 while it has none. */
    public long first() {
        return first;
    }

    /** Its size in bytes. */
    public long size() {
        return memory.byteSize();
    }

    /** How many events it has. */
    public int count() {
        return offsets.count();
    }

    /** The position of its last event; one less than the first while it has none. */
    public long last() {
        return first + offsets.count() - 1;
    }

    /** Its number in the order of segments, from 1. */
    public long sequence() {
        return sequence;
    }

    /** An event as it is recorded. */
    public RecordedEvent event(long position) {
        long record = record(position);
        var body = body(position, record);
        var frame = frame(position, record);
        return new RecordedEvent(
                body.event(),
                Version.of(Integer.toUnsignedLong(memory.get(INT, record + RecordFormat.VERSION))),
                Position.of(position),
                instant(frame.recordedAt()),
                new CommitSpan(Position.of(frame.first()), frame.count()));
    }

    /** The body of an event. */
    public EventBody body(long position) {
        return body(position, record(position));
    }

    /** The version of an event. It checks the event. */
    public long version(long position) {
        long record = record(position);
        body(position, record);
        return Integer.toUnsignedLong(memory.get(INT, record + RecordFormat.VERSION));
    }

    /** The frame of the commit that an event belongs to. */
    public FrameHeader frame(long position) {
        return frame(position, record(position));
    }

    /** A time of the log, which counts microseconds. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /**
     * A time as the log counts it: microseconds since 1970, of a finer time those that are complete. Times that are too far
     * away to be counted, by some 292,000 years, are the first or the last that can be.
     */
    public static long micros(Instant time) {
        long seconds = time.getEpochSecond();
        if (Math.abs(seconds) >= Long.MAX_VALUE / MICROS_PER_SECOND) {
            return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return seconds * MICROS_PER_SECOND + time.getNano() / NANOS_PER_MICRO;
    }

    String name() {
        return name;
    }

    String path() {
        return path;
    }

    MemorySegment memory() {
        return memory;
    }

    Offsets offsets() {
        return offsets;
    }

    void begin(long position) {
        first = position;
    }

    void replaceOffsets(Offsets other) {
        offsets = other;
    }

    /** Notes that the record of the next event begins at an offset; for the writing thread. */
    void add(long recordOffset) {
        ((GrowingOffsets) offsets).add(recordOffset);
    }

    /** Where the record that begins here ends; {@link #NOWHERE} if that cannot be before a limit. */
    long end(long record, long limit) {
        if (record + RecordFormat.HEADER > limit) {
            return NOWHERE;
        }
        int length = memory.get(INT, record + RecordFormat.LENGTH);
        long end = record + RecordFormat.HEADER + length;
        return length >= 0 && length <= MAX_BODY && end <= limit ? end : NOWHERE;
    }

    /** The same; {@link #NOWHERE} as well if it is not whole, or not that of this position. */
    long checkedEnd(long position, long record, long limit) {
        long end = end(record, limit);
        if (end == NOWHERE) {
            return NOWHERE;
        }
        long start = record + RecordFormat.HEADER;
        return checks(position, record, Checksum.of(memory, start, end - start)) ? end : NOWHERE;
    }

    /** Whether a record's checksum is that of a body at this position. */
    private boolean checks(long position, long record, int bodyChecksum) {
        int version = memory.get(INT, record + RecordFormat.VERSION);
        int back = memory.get(INT, record + RecordFormat.BACK);
        int check = RecordFormat.check(bodyChecksum, position, version, back);
        return check == memory.get(INT, record + RecordFormat.CHECK);
    }

    private long record(long position) {
        long record = offsets.at(Math.toIntExact(position - first));
        if (record < FileHeader.BYTES || record + RecordFormat.HEADER > memory.byteSize()) {
            throw damaged(record, position, "the table of offsets points outside of the segment");
        }
        return record;
    }

    private EventBody body(long position, long record) {
        int length = memory.get(INT, record + RecordFormat.LENGTH);
        if (length < 0 || record + RecordFormat.HEADER + length > memory.byteSize()) {
            throw damaged(record, position, "the event's length cannot be");
        }
        byte[] body = bytes(record + RecordFormat.HEADER, length);
        if (!checks(position, record, Checksum.of(body, 0, length))) {
            throw damaged(record, position, "the event does not match its checksum");
        }
        return new EventBody(body);
    }

    private FrameHeader frame(long position, long record) {
        long start = record - Integer.toUnsignedLong(memory.get(INT, record + RecordFormat.BACK));
        var frame = start < FileHeader.BYTES ? null : FrameHeader.read(memory, start);
        if (frame == null || position < frame.first() || position > frame.last()) {
            throw damaged(Math.max(start, 0), position, "the commit's header does not match its checksum");
        }
        return frame;
    }

    private byte[] bytes(long offset, int length) {
        byte[] bytes = new byte[length];
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, offset, bytes, 0, length);
        return bytes;
    }

    DamagedException damaged(long offset, long position, String what) {
        return new DamagedException(path, offset, Position.of(position), what + "; bring the file back from a backup");
    }
}
