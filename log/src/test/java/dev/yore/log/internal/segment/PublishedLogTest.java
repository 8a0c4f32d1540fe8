package dev.yore.log.internal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.log.internal.format.EncodedCommit;
import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.format.FrameFormat;
import dev.yore.log.internal.format.FrameWriter;
import dev.yore.log.internal.storage.Seeds;
import dev.yore.testkit.internal.Together;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One thread writes and publishes, others read all that is durable without a lock: it is always there, and whole. */
class PublishedLogTest {

    private static final int READERS = 3;
    private static final int EVENTS = 20_000;
    private static final int OFFSETS = 2_000_000;
    private static final int SEGMENT = 1 << 18;
    private static final long TIME = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final EncodedCommit COMMIT =
            EncodedCommit.of(List.of(Event.of("stream", "Counted", Json.EMPTY_OBJECT)));

    @Test
    void whoSeesAPositionSeesItsEventAndAllBeforeIt() {
        Seeds.each(5, random -> {
            try (var arena = Arena.ofShared()) {
                var segment = segment(arena, 1);
                var log = new Log(List.of(segment), 0);
                var readers = IntStream.range(0, READERS)
                        .mapToObj(_ -> random.nextLong())
                        .map(seed -> Together.begin(() -> readToTheEnd(log, seed)))
                        .toList();
                write(log, segment, arena, random);
                for (var reader : readers) {
                    assertThat(Together.get(PATIENCE, reader)).isEqualTo(EVENTS);
                }
            }
        });
    }

    @Test
    void offsetsThatWereAddedAreThereWhileTheTableGrows() {
        Seeds.each(5, random -> {
            var offsets = new GrowingOffsets();
            var readers = IntStream.range(0, READERS)
                    .mapToObj(_ -> random.nextLong())
                    .map(seed -> Together.begin(() -> readOffsets(offsets, seed)))
                    .toList();
            for (int i = 0; i < OFFSETS; i++) {
                offsets.add(offset(i));
            }
            for (var reader : readers) {
                assertThat(Together.get(PATIENCE, reader)).isZero();
            }
        });
    }

    /** How many offsets were wrong. */
    private static int readOffsets(GrowingOffsets offsets, long seed) {
        var random = new SplittableRandom(seed);
        int wrong = 0;
        for (int count = 0; count < OFFSETS; count = offsets.count()) {
            int last = offsets.count() - 1;
            int index = last < 0 || random.nextBoolean() ? last : random.nextInt(last + 1);
            wrong += index < 0 || offsets.at(index) == offset(index) ? 0 : 1;
        }
        return wrong;
    }

    /** Beyond what a signed number holds. */
    private static long offset(int index) {
        return 0xFFFF_FFFFL - index;
    }

    /** Up to some commits become durable at once, as those of a group do; the file goes on in segments of different sizes. */
    private static void write(Log log, Segment first, Arena arena, RandomGenerator random) {
        var segment = first;
        long offset = FileHeader.BYTES;
        long room = SEGMENT;
        for (int position = 1; position <= EVENTS; position++) {
            if (offset + COMMIT.frameLength() > room) {
                segment = segment(arena, segment.sequence() + 1);
                offset = FileHeader.BYTES;
                room = random.nextInt(1 << 10, SEGMENT);
            }
            var frame = FrameWriter.buffer((int) COMMIT.frameLength());
            FrameWriter.write(frame, COMMIT, position, TIME, 0, new int[] {position});
            MemorySegment.copy(MemorySegment.ofBuffer(frame.flip()), 0, segment.memory(), offset, COMMIT.frameLength());
            if (segment.count() == 0) {
                segment.begin(position);
                if (log.segments().getLast() != segment) {
                    log.add(segment);
                }
            }
            segment.add(offset + FrameFormat.HEADER + COMMIT.start(0));
            offset += COMMIT.frameLength();
            if (random.nextInt(3) == 0 || position == EVENTS) {
                log.advance(position);
            }
        }
    }

    /** Looks at the newest event and at any one before, as long as there is more to come. */
    private static long readToTheEnd(Log log, long seed) throws InterruptedException {
        long reached = 0;
        var random = new SplittableRandom(seed);
        while (reached < EVENTS) {
            log.awaitBeyond(reached, Long.MAX_VALUE, () -> false);
            long durable = log.durable();
            assertThat(durable).isGreaterThan(reached);
            reached = durable;
            assertThat(log.version(durable)).isEqualTo(durable);
            long earlier = random.nextLong(1, durable + 1);
            assertThat(log.event(earlier).version().value()).isEqualTo(earlier);
            assertThat(log.frame(earlier).first()).isEqualTo(earlier);
            assertThat(log.segments().getLast().first()).isPositive();
        }
        return reached;
    }

    private static Segment segment(Arena arena, long sequence) {
        return new Segment("s" + sequence, "s" + sequence, sequence, arena.allocate(SEGMENT, Long.BYTES));
    }
}
