package dev.yore.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Envelope;
import dev.yore.event.EventId;
import dev.yore.event.StreamId;
import dev.yore.store.Commit;
import dev.yore.store.Query;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that was written in format 1 is read for ever. */
class GoldenTest {

    @TempDir
    private Path directory;

    private List<String> expected = List.of();

    @BeforeEach
    void unpack() throws IOException {
        try (var zip = new ZipInputStream(resource(".zip"), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = directory.resolve(entry.getName());
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.write(file, zip.readAllBytes());
            }
        }
        try (var lines = new GZIPInputStream(resource(".jsonl.gz"))) {
            expected = new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void everyEventIsReadAsItWasWritten() {
        try (var store = LogStore.openReadOnly(directory)) {
            assertThat(store.read(Query.all()).stream()
                            .map(it -> Envelope.of(it).toString()))
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void everythingInItChecks() {
        var verification = LogStore.verify(directory, ProgressListener.NONE);
        assertThat(verification.damages()).isEmpty();
        assertThat(verification.events()).isEqualTo(expected.size());
    }

    @Test
    void itIsFoundByStreamIdAndTag() {
        try (var store = LogStore.openReadOnly(directory)) {
            assertThat(store.stats().segments()).isGreaterThan(1);
            assertThat(store.stats().indexRuns()).isGreaterThan(0);
            assertThat(store.load(StreamId.of("Zürich/日本/🦜")).toList()).hasSize(1);
            assertThat(store.load(StreamId.of("counter-7")).toList()).hasSize(45);
            assertThat(store.find(EventId.of("evt-1"))).isPresent();
            assertThat(store.read(Query.tags("fifty:yes")).toList()).hasSize(20);
            assertThat(store.read(Query.tags("z:1:2", "a:ä")).toList()).hasSize(1);
        }
    }

    @Test
    void itIsWrittenOn() {
        try (var store = LogStore.open(directory)) {
            store.append(Commit.of(Stores.event("counter-7", 1)));
            assertThat(store.load(StreamId.of("counter-7")).toList()).hasSize(46);
            assertThat(Stores.all(store)).hasSize(expected.size() + 1);
        }
        assertThat(LogStore.verify(directory, ProgressListener.NONE).damages()).isEmpty();
    }

    private static InputStream resource(String ending) {
        return Objects.requireNonNull(GoldenTest.class.getResourceAsStream("/golden/" + GoldenStore.NAME + ending));
    }
}
