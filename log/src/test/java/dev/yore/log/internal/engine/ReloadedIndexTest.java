package dev.yore.log.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.log.LogOptions;
import dev.yore.log.ProgressListener;
import dev.yore.log.internal.engine.WritingSide.Purpose;
import dev.yore.log.internal.index.Index;
import dev.yore.log.internal.index.RunFiles;
import dev.yore.log.internal.segment.LogTailer;
import dev.yore.log.internal.segment.Mark;
import dev.yore.log.internal.segment.SegmentFiles;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.Commit;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A reader takes the files that a writer beside it has written, whatever they cover, and goes on from there. */
class ReloadedIndexTest {

    private static final StreamId STREAM = StreamId.of("counted");

    /** So many that closing the writer leaves a file of the index which covers all of the log. */
    private static final int WORTH_A_FILE = 5_000;

    private final SimulatedStorage storage = new SimulatedStorage();
    private final SimulatedStorage reading = storage.anotherReadOnly();

    @Test
    void whatComesBehindFilesThatCoverTheWholeLogIsFoundToo() throws IOException {
        appendAndClose(1);
        try (var arena = Arena.ofShared();
                var mark = Mark.openReadOnly(reading, arena)) {
            var store = Identity.read(reading).orElseThrow();
            var tailer = LogTailer.open(new SegmentFiles(reading, store, arena), mark);
            var log = tailer.log();
            log.advance(tailer.refresh());
            try (var index = Index.openReadOnly(new RunFiles(reading, store), log, 1 << 16, () -> {})) {
                var reads = new Reads(log, index);
                appendAndClose(WORTH_A_FILE);
                look(tailer, reads);

                index.reload(log.durable());
                assertThat(index.files()).isEqualTo(1);
                assertThat(reads.version(STREAM)).isEqualTo(Version.of(1L + WORTH_A_FILE));

                appendAndClose(1);
                look(tailer, reads);
                assertThat(reads.version(STREAM)).isEqualTo(Version.of(2L + WORTH_A_FILE));
                assertThat(reads.countStreams()).isEqualTo(1);
            }
        }
    }

    private void appendAndClose(int events) throws IOException {
        try (var writer = WritingSide.open(
                storage.another(), Purpose.USE, LogOptions.DEFAULT, InstantSource.system(), ProgressListener.NONE)) {
            writer.append(Commit.of(IntStream.range(0, events)
                    .mapToObj(_ -> Event.of(STREAM.value(), "Counted", Json.EMPTY_OBJECT))
                    .toList()));
        }
    }

    /** What the thread of a reader does when it looks how far the log is durable. */
    private static void look(LogTailer tailer, Reads reads) throws IOException {
        long before = reads.log().durable();
        long durable = tailer.refresh();
        reads.index().addAll(reads.log(), before + 1, durable, ProgressListener.NONE);
        reads.log().advance(durable);
    }
}
