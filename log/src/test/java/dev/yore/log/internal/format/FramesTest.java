package dev.yore.log.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Event;
import dev.yore.log.internal.storage.Seeds;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was written as a frame is read as it was, down to the last digit, and a change of any bit of it is noticed. */
class FramesTest {

    private static final int ODD = 3;

    @Test
    void eachEventIsReadAsItWasWritten() {
        Seeds.each(200, random -> {
            var written = new Written(random);
            var header = FrameHeader.read(written.bytes, written.start);
            assertThat(header).isEqualTo(written.header());
            assertThat(written.records(written.header())).containsExactlyElementsOf(written.events);
        });
    }

    @Test
    void termsOfTheStoredBodyAreThoseOfTheEvent() {
        Seeds.each(200, random -> {
            var event = new RandomEvents(random).next();
            var body = EncodedCommit.of(List.of(event)).body(0);
            assertThat(body.id()).isEqualTo(event.id());
            assertThat(body.type()).isEqualTo(event.type());
            assertThat(body.isOf(event.stream())).isTrue();
            assertThat(body.idTerm()).isEqualTo(Terms.of(event.id())).isOdd();
            assertThat(body.idOrder()).isEqualTo(Terms.order(event.id()));
            assertThat(body.streamTerm()).isEqualTo(Terms.of(event.stream())).isEven();
            var terms = new ArrayList<Long>();
            body.typeAndTagTerms(terms::add);
            assertThat(terms)
                    .containsExactlyElementsOf(Stream.concat(
                                    Stream.of(Terms.of(event.type())),
                                    event.tags().stream().map(Terms::of))
                            .toList());
            assertThat(body.event()).isEqualTo(event);
        });
    }

    @Test
    void aChangeOfAnyBitIsNoticed() {
        Seeds.each(600, random -> {
            var written = new Written(random);
            long bit = random.nextLong(8L * (FrameFormat.HEADER + written.commit.length()));
            long at = written.start + bit / 8;
            byte before = written.bytes.get(ValueLayout.JAVA_BYTE, at);
            written.bytes.set(ValueLayout.JAVA_BYTE, at, (byte) (before ^ 1 << bit % 8));
            var header = FrameHeader.read(written.bytes, written.start);
            assertThat(header == null || written.records(header).contains(null))
                    .as("bit %s of the frame", bit)
                    .isTrue();
        });
    }

    /** A frame somewhere in a segment. */
    private static final class Written {
        private final List<Event> events;
        private final EncodedCommit commit;
        private final int start;
        private final long first;
        private final long recordedAt;
        private final int unsynced;
        private final int[] versions;
        private final MemorySegment bytes;

        Written(RandomGenerator random) {
            var source = new RandomEvents(random);
            events = Stream.generate(source::next).limit(random.nextInt(1, 6)).toList();
            commit = EncodedCommit.of(events);
            start = FrameFormat.ALIGNMENT * random.nextInt(ODD);
            first = random.nextLong(1, Long.MAX_VALUE - events.size());
            recordedAt = random.nextLong();
            unsynced = random.nextInt();
            versions = random.ints(events.size()).toArray();
            var buffer = FrameWriter.buffer((int) (start + commit.frameLength()) + ODD);
            buffer.position(start);
            FrameWriter.write(buffer, commit, first, recordedAt, unsynced, versions);
            assertThat(buffer.position()).isEqualTo(start + (int) commit.frameLength());
            bytes = MemorySegment.ofBuffer(buffer.rewind());
        }

        FrameHeader header() {
            return new FrameHeader(start, (int) commit.frameLength(), first, recordedAt, events.size(), unsynced);
        }

        /** The events of a frame; null for one that does not check. */
        List<@Nullable Event> records(FrameHeader header) {
            var found = new ArrayList<@Nullable Event>();
            IntStream.range(0, header.count()).forEach(i -> found.add(record(i)));
            return found;
        }

        private @Nullable Event record(int index) {
            int back = FrameFormat.HEADER + commit.start(index);
            long record = start + (long) back;
            int length = bytes.get(Layouts.INT, record + RecordFormat.LENGTH);
            if (length < 0 || record + RecordFormat.HEADER + length > bytes.byteSize()) {
                return null;
            }
            int version = bytes.get(Layouts.INT, record + RecordFormat.VERSION);
            int storedBack = bytes.get(Layouts.INT, record + RecordFormat.BACK);
            int check = RecordFormat.check(
                    Checksum.of(bytes, record + RecordFormat.HEADER, length), first + index, version, storedBack);
            boolean whole = check == bytes.get(Layouts.INT, record + RecordFormat.CHECK);
            assertThat(!whole || version == versions[index] && storedBack == back)
                    .isTrue();
            var body = bytes.asSlice(record + RecordFormat.HEADER, length).toArray(ValueLayout.JAVA_BYTE);
            return whole ? new EventBody(body).event() : null;
        }
    }
}
