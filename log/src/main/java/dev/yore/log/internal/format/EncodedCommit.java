package dev.yore.log.internal.format;

import dev.yore.event.Event;
import java.util.List;

/**
 * The events of a commit as their records will lie in a frame, before they have a place: without version, distance and
 * final checksum, which {@link FrameWriter} fills in.
 */
public final class EncodedCommit {

    private static final int TYPICAL_EVENT = 512;

    private final List<Event> events;
    private final byte[] bytes;
    private final int length;
    private final int[] starts;
    private final EventBody[] bodies;

    private EncodedCommit(List<Event> events, byte[] bytes, int length, int[] starts) {
        this.events = events;
        this.bytes = bytes;
        this.length = length;
        this.starts = starts;
        this.bodies = new EventBody[starts.length];
        for (int i = 0; i < bodies.length; i++) {
            int end = i + 1 < starts.length ? starts[i + 1] : length;
            bodies[i] = new EventBody(bytes, starts[i] + RecordFormat.HEADER, end);
        }
    }

    /** Encodes events, in the thread of whoever appends them. */
    public static EncodedCommit of(List<Event> events) {
        var out = new ByteWriter(TYPICAL_EVENT * events.size());
        var starts = new int[events.size()];
        for (int i = 0; i < starts.length; i++) {
            int start = out.length();
            starts[i] = start;
            out.skip(RecordFormat.HEADER);
            int body = out.length();
            BodyWriter.write(events.get(i), out);
            int bodyLength = out.length() - body;
            out.putIntAt(start + RecordFormat.LENGTH, bodyLength);
            out.putIntAt(start + RecordFormat.CHECK, Checksum.of(out.bytes(), body, bodyLength));
        }
        return new EncodedCommit(events, out.bytes(), out.length(), starts);
    }

    /** The events. */
    public List<Event> events() {
        return events;
    }

    /** How many events. */
    public int count() {
        return starts.length;
    }

    /** The length of the frame that they will be. */
    public long frameLength() {
        return FrameFormat.length(length);
    }

    /** The body of an event. */
    public EventBody body(int index) {
        return bodies[index];
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Where the record of an event begins, behind the header of the frame. */
    public int start(int index) {
        return starts[index];
    }
}
