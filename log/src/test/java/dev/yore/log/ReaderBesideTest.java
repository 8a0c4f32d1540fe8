package dev.yore.log;

import static dev.yore.log.Stores.SMALL;
import static dev.yore.log.Stores.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yore.log.internal.storage.Operation.Kind;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A reader beside a writer takes over the files of its index, from time to time. */
class ReaderBesideTest {

    /** So many that the reader looks for new files of the index. */
    private static final int MANY = 70_000;

    private static final int AT_ONCE = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SimulatedStorage writing = new SimulatedStorage();
    private final SimulatedStorage reading = writing.anotherReadOnly();

    @Test
    void itCountsEachStreamOnce() throws IOException {
        try (var writer = open(SMALL.withIndexPostings(1 << 14));
                var reader = LogStore.openReadOnly(reading, SMALL.withIndexPostings(1 << 16))) {
            appendMany(writer, 0);
            awaitMany(reader, MANY);
            assertThat(reader.stats().indexRuns()).isPositive();
            assertThat(reader.stats().streams()).isEqualTo(writer.stats().streams());
        }
        assertThat(reading.maps()).isZero();
    }

    @Test
    void itLetsGoOfFilesThatBringNothingNew() throws IOException {
        try (var writer = open(SMALL.withIndexPostings(1 << 16))) {
            appendMany(writer, 0);
        }
        try (var reader = LogStore.openReadOnly(reading, SMALL)) {
            long lists = reading.count(Kind.LIST);
            await().until(() -> reading.count(Kind.LIST) > lists);
            assertThat(reader.stats().indexRuns()).isPositive();
        }
        assertThat(reading.maps()).isZero();
    }

    private static void appendMany(EventStore store, int first) {
        for (int i = 0; i < MANY; i += AT_ONCE) {
            int begin = first + i;
            store.append(Commit.of(IntStream.range(begin, begin + AT_ONCE)
                    .mapToObj(it -> event("s" + it / 10, it))
                    .toList()));
        }
    }

    private static void awaitMany(LogStore reader, int events) {
        try (var follower = reader.follow(Query.all(), Checkpoint.of(events - 1))) {
            assertThat(follower.poll(PATIENCE)).isPresent();
        }
    }

    private LogStore open(LogOptions options) throws IOException {
        return LogStore.open(writing.another(), options, InstantSource.system(), ProgressListener.NONE);
    }
}
