package dev.yore.log;

import static dev.yore.log.Stores.SMALL;
import static dev.yore.log.Stores.all;
import static dev.yore.log.Stores.event;
import static dev.yore.log.Stores.file;
import static dev.yore.log.Stores.fill;
import static dev.yore.log.Stores.flipBit;
import static dev.yore.log.Stores.lastByte;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.yore.event.StreamId;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.DamagedException;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 10: damage is found, not hidden. */
class DamageTest {

    private static final int EVENTS = 2_000;

    @TempDir
    private Path directory;

    @Test
    void aFlippedBitInASealedSegmentIsAnErrorThatNamesFileOffsetAndPosition() throws IOException {
        filled();
        var segment = file(directory, "log", ".segment");
        flipBit(segment, 20_000);
        try (var store = LogStore.open(directory, SMALL)) {
            assertThatThrownBy(() -> all(store))
                    .asInstanceOf(type(DamagedException.class))
                    .satisfies(damage -> {
                        assertThat(damage.file()).isEqualTo(segment.toString());
                        assertThat(damage.offset()).isBetween(19_000L, 20_000L);
                        assertThat(damage.position()).isPresent();
                    });
        }
    }

    @Test
    void behindADamagedEventAllOthersCanBeReadAndWritingGoesOn() throws IOException {
        filled();
        flipBit(file(directory, "log", ".segment"), 20_000);
        var damaged = LogStore.verify(directory, ProgressListener.NONE)
                .damages()
                .getFirst()
                .position()
                .orElseThrow();
        try (var store = LogStore.open(directory, SMALL)) {
            fill(store, 10);
            var after = store.read(Query.all(), LogRange.all().after(Checkpoint.of(damaged)));
            assertThat(after.toList()).hasSize((int) (EVENTS + 10 - damaged.rank()));
        }
    }

    @Test
    void aFlippedBitInTheLastAcknowledgedCommitIsFoundAfterACleanClose() throws IOException {
        filled();
        var segment = lastSegment();
        flipBit(segment, lastByte(segment) - 3);
        assertThatThrownBy(() -> LogStore.open(directory, SMALL).close())
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("durable up to position " + EVENTS)
                .hasMessageContaining(segment.toString());
        assertThatThrownBy(() -> LogStore.openReadOnly(directory).close()).isInstanceOf(DamagedException.class);
    }

    @Test
    void whoReadsAloneFindsAFlippedBitInTheLastSegmentWhereItIsAndCanReadAllElse() throws IOException {
        filled();
        var segment = lastSegment();
        flipBit(segment, 200);
        try (var store = LogStore.openReadOnly(directory)) {
            assertThatThrownBy(() -> all(store))
                    .asInstanceOf(type(DamagedException.class))
                    .satisfies(damage -> {
                        assertThat(damage.file()).isEqualTo(segment.toString());
                        assertThat(damage.offset()).isBetween(0L, 200L);
                        var behind = LogRange.all()
                                .after(Checkpoint.of(damage.position().orElseThrow()));
                        assertThat(store.read(Query.all(), behind).toList()).isNotEmpty();
                    });
        }
    }

    @Test
    void aFlippedBitInTheTailIsFoundThoughTheMarkIsLost() throws IOException {
        filled();
        Files.delete(directory.resolve("durable"));
        var segment = lastSegment();
        flipBit(segment, 200);
        assertThatThrownBy(() -> LogStore.open(directory, SMALL).close())
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("says that one was durable");
    }

    @Test
    void aTruncatedSegmentIsAnError() throws IOException {
        filled();
        var sealed = file(directory, "log", ".segment");
        try (var file = new RandomAccessFile(sealed.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        try (var store = LogStore.open(directory, SMALL)) {
            assertThatThrownBy(() -> all(store))
                    .isInstanceOf(DamagedException.class)
                    .hasMessageContaining(sealed.toString());
        }
        var last = lastSegment();
        try (var file = new RandomAccessFile(last.toFile(), "rw")) {
            file.setLength(4_096);
        }
        assertThatThrownBy(() -> LogStore.open(directory, SMALL).close())
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining(last.toString());
    }

    @Test
    void aMissingSegmentIsAnError() throws IOException {
        filled();
        Files.delete(lastSegment());
        assertThatThrownBy(() -> LogStore.open(directory, SMALL).close()).isInstanceOf(DamagedException.class);
    }

    @Test
    void aFlippedBitInTheIndexIsAnErrorThatSaysHowToMendItAndRebuildingMendsIt() throws IOException {
        filled();
        var run = file(directory, "index", ".run");
        flipBit(run, Files.size(run) / 2);
        assertThat(LogStore.verify(directory, ProgressListener.NONE).damages())
                .anySatisfy(it -> assertThat(it.file()).isEqualTo(run.toString()));
        try (var store = LogStore.open(directory, SMALL)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10; i++) {
                            store.load(StreamId.of("s" + i)).toList();
                        }
                        store.read(Query.types("Counted")).toList();
                        all(store).forEach(it -> store.find(it.id()));
                    })
                    .isInstanceOf(DamagedException.class)
                    .hasMessageContaining("yore index rebuild");
        }
        assertThat(LogStore.rebuildIndex(directory, ProgressListener.NONE)).isEqualTo(EVENTS);
        assertThat(LogStore.verify(directory, ProgressListener.NONE).clean()).isTrue();
        try (var store = LogStore.open(directory, SMALL)) {
            assertThat(store.load(StreamId.of("s3")).toList()).hasSize(EVENTS / 10);
        }
    }

    @Test
    void anIndexFileThatIsCutShortOrMissingIsMadeAnewOnOpening() throws IOException {
        filled();
        var run = file(directory, "index", ".run");
        Files.write(run, Arrays.copyOf(Files.readAllBytes(run), 5_000));
        try (var store = LogStore.open(directory, SMALL)) {
            assertThat(store.load(StreamId.of("s3")).toList()).hasSize(EVENTS / 10);
        }
        Files.delete(file(directory, "index", ".run"));
        try (var store = LogStore.open(directory, SMALL)) {
            assertThat(store.load(StreamId.of("s3")).toList()).hasSize(EVENTS / 10);
        }
        assertThat(LogStore.verify(directory, ProgressListener.NONE).clean()).isTrue();
    }

    @Test
    void aTableOfOffsetsThatIsDamagedOrMissingIsMadeAnewOrReported() throws IOException {
        filled();
        Files.delete(file(directory, "log", ".offsets"));
        try (var store = LogStore.open(directory, SMALL)) {
            assertThat(all(store)).hasSize(EVENTS);
        }
        flipBit(file(directory, "log", ".offsets"), 4_200);
        try (var store = LogStore.open(directory, SMALL)) {
            assertThatThrownBy(() -> all(store))
                    .isInstanceOf(DamagedException.class)
                    .hasMessageContaining(".offsets");
        }
        assertThat(LogStore.verify(directory, ProgressListener.NONE).damages())
                .singleElement()
                .satisfies(it -> assertThat(it.file()).endsWith(".offsets"))
                .satisfies(it -> assertThat(it.what()).contains("yore index rebuild"));
        LogStore.rebuildIndex(directory, ProgressListener.NONE);
        assertThat(LogStore.verify(directory, ProgressListener.NONE).clean()).isTrue();
        try (var store = LogStore.open(directory, SMALL)) {
            assertThat(all(store)).hasSize(EVENTS);
        }
    }

    @Test
    void aSegmentThatLostItsEndIsOneDamageWithTheEventsThatAreMissing() throws IOException {
        filled();
        var sealed = file(directory, "log", ".segment");
        try (var file = new RandomAccessFile(sealed.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        var verification = LogStore.verify(directory, ProgressListener.NONE);
        assertThat(verification.damages())
                .filteredOn(it -> it.what().contains("are missing"))
                .singleElement()
                .satisfies(it -> assertThat(it.file()).isEqualTo(sealed.toString()))
                .satisfies(it -> assertThat(it.position()).isPresent());
        assertThat(verification.damages()).hasSizeLessThanOrEqualTo(2);
        assertThat(verification.streams()).isEmpty();
    }

    @Test
    void verifyFindsEveryDamagedPlace() throws IOException {
        filled();
        var segment = file(directory, "log", ".segment");
        flipBit(segment, 10_000);
        flipBit(segment, 40_000);
        var verification = LogStore.verify(directory, ProgressListener.NONE);
        assertThat(verification.damages()).hasSize(2);
        assertThat(verification.events()).isEqualTo(EVENTS - 2);
    }

    private void filled() {
        try (var store = LogStore.open(directory, SMALL)) {
            fill(store, EVENTS - 1);
            store.append(Commit.of(event("s9", EVENTS)));
        }
        assertThat(LogStore.verify(directory, ProgressListener.NONE).clean()).isTrue();
    }

    private Path lastSegment() throws IOException {
        try (var files = Files.list(directory.resolve("log"))) {
            var segments = files.filter(it -> it.toString().endsWith(".segment"))
                    .sorted()
                    .toList();
            for (var segment : segments.reversed()) {
                if (lastByte(segment) > 64) {
                    return segment;
                }
            }
            throw new IllegalStateException("no segment has events");
        }
    }
}
