package dev.yore.bench.micro;

import dev.yore.bench.work.Payload;
import dev.yore.bench.work.Sample;
import dev.yore.event.Event;
import dev.yore.log.internal.format.EncodedCommit;
import dev.yore.log.internal.format.EventBody;
import dev.yore.log.internal.format.FrameWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A commit of one event: its way into a frame, and an event's way back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameBenchmark {

    private static final int[] VERSIONS = {1};

    private final List<Event> events = List.of(
            Event.of("account-00000001", Sample.COMMON_TYPE, Payload.of(1).json()));
    private final EncodedCommit encoded = EncodedCommit.of(events);
    private final EventBody body = encoded.body(0);
    private final ByteBuffer frame = FrameWriter.buffer((int) encoded.frameLength());

    /** The event's bytes and their checksum, as the caller's thread makes them. */
    @Benchmark
    public EncodedCommit encode() {
        return EncodedCommit.of(events);
    }

    /** The frame, as the writer's thread makes it. */
    @Benchmark
    public ByteBuffer frame() {
        FrameWriter.write(frame.clear(), encoded, 1, 1, 0, VERSIONS);
        return frame;
    }

    /** The event from its bytes; its payload is not parsed. */
    @Benchmark
    public Event decode() {
        return body.event();
    }
}
