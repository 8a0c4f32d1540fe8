package dev.yore.log;

import static dev.yore.log.Stores.SMALL;
import static dev.yore.log.Stores.all;
import static dev.yore.log.Stores.event;
import static dev.yore.log.Stores.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yore.Yore;
import dev.yore.event.StreamId;
import dev.yore.log.internal.format.FileHeader;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.Query;
import dev.yore.store.ReadOnlyException;
import dev.yore.store.StoreFailedException;
import dev.yore.store.StoreLockedException;
import dev.yore.store.UnreadableStoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {

    @TempDir
    private Path temporary;

    @Test
    void aStoreIsMadeWithItsDirectoryAndFoundAgain() {
        var directory = temporary.resolve("a/b/store");
        try (var store = Yore.open(directory)) {
            fill(store, 3);
        }
        try (var store = Yore.openReadOnly(directory)) {
            assertThat(all(store)).hasSize(3);
        }
    }

    @Test
    void aSmallStoreTakesLittleSpace() throws IOException {
        try (var store = LogStore.open(temporary.resolve("store"))) {
            fill(store, 3);
        }
        try (var files = Files.walk(temporary)) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(it -> it.toFile().length())
                    .sum();
            assertThat(bytes).isLessThan(2 << 20);
        }
    }

    @Test
    void aDirectoryOfAnotherKindIsRefusedAndLeftAsItIs() throws IOException {
        Files.writeString(temporary.resolve("letter.txt"), "hello");
        assertThatThrownBy(() -> LogStore.open(temporary).close())
                .isInstanceOf(UnreadableStoreException.class)
                .hasMessageContaining("no Yore store")
                .hasMessageContaining("letter.txt");
        assertThat(temporary.toFile().list()).containsExactly("letter.txt");
    }

    @Test
    void aFileIsNoStore() throws IOException {
        var file = Files.writeString(temporary.resolve("letter.txt"), "hello");
        assertThatThrownBy(() -> LogStore.open(file).close())
                .isInstanceOf(UnreadableStoreException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void aFileIsNoStoreToReadEither() throws IOException {
        var file = Files.writeString(temporary.resolve("letter.txt"), "hello");
        String message = file + " is a file; a store is a directory";
        assertThatThrownBy(() -> LogStore.openReadOnly(file).close()).hasMessage(message);
        assertThatThrownBy(() -> LogStore.verify(file, ProgressListener.NONE)).hasMessage(message);
        assertThatThrownBy(() -> LogStore.rebuildIndex(file, ProgressListener.NONE))
                .isInstanceOf(UnreadableStoreException.class)
                .hasMessage(message);
    }

    @Test
    void whyADirectoryCannotBeOpenedIsToldInWords() throws IOException {
        var file = Files.writeString(temporary.resolve("letter.txt"), "hello");
        assertThatThrownBy(() -> LogStore.open(file.resolve("store")).close())
                .isInstanceOf(StoreFailedException.class)
                .hasMessageStartingWith("cannot open the store in " + file.resolve("store") + ": " + temporary)
                .hasMessageNotContaining("Exception");
        assertThat(StoreDirectory.failure(temporary, new AccessDeniedException("lock")))
                .hasMessage("cannot open the store in " + temporary + ": no permission for lock");
        assertThat(StoreDirectory.failure(temporary, new NoSuchFileException("lock")))
                .hasMessage("cannot open the store in " + temporary + ": there is no lock, and it cannot be made");
    }

    @Test
    void readingVerifyingAndRebuildingNeedAStore() {
        var nowhere = temporary.resolve("nowhere");
        assertThatThrownBy(() -> LogStore.openReadOnly(nowhere).close()).isInstanceOf(UnreadableStoreException.class);
        assertThatThrownBy(() -> LogStore.verify(nowhere, ProgressListener.NONE))
                .isInstanceOf(UnreadableStoreException.class);
        assertThatThrownBy(() -> LogStore.rebuildIndex(nowhere, ProgressListener.NONE))
                .isInstanceOf(UnreadableStoreException.class);
        assertThat(nowhere).doesNotExist();
        assertThatThrownBy(() -> LogStore.openReadOnly(temporary).close()).isInstanceOf(UnreadableStoreException.class);
        assertThatThrownBy(() -> LogStore.rebuildIndex(temporary, ProgressListener.NONE))
                .isInstanceOf(UnreadableStoreException.class);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aSecondWriterIsRefusedAndTheFirstGoesOn() {
        try (var store = LogStore.open(temporary)) {
            assertThatThrownBy(() -> LogStore.open(temporary).close())
                    .isInstanceOf(StoreLockedException.class)
                    .hasMessageContaining("this process");
            assertThatThrownBy(() -> LogStore.rebuildIndex(temporary, ProgressListener.NONE))
                    .isInstanceOf(StoreLockedException.class);
            fill(store, 1);
        }
        LogStore.open(temporary).close();
    }

    @Test
    void aFormatFromTheFutureIsRefusedNamingBothVersions() throws IOException {
        LogStore.open(temporary).close();
        var file = temporary.resolve("yore.store");
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(8, 7);
        bytes.putInt(12, 0);
        var crc = new CRC32C();
        crc.update(bytes.array());
        Files.write(file, bytes.putInt(12, (int) crc.getValue()).array());
        assertThatThrownBy(() -> LogStore.open(temporary).close())
                .isInstanceOf(UnreadableStoreException.class)
                .hasMessageContaining("format 7")
                .hasMessageContaining("up to format 1")
                .hasMessageContaining(FileHeader.CREATOR);
    }

    @Test
    void aReaderSeesWhatAWriterRecordsMeanwhileAndCannotWrite() {
        try (var writer = LogStore.open(temporary, SMALL);
                var reader = LogStore.openReadOnly(temporary)) {
            assertThat(all(reader)).isEmpty();
            fill(writer, 3_000);
            try (var follower = reader.follow(Query.all(), Checkpoint.START)) {
                for (int i = 1; i <= 3_000; i++) {
                    assertThat(follower.next().position().rank()).isEqualTo(i);
                }
            }
            assertThat(reader.load(StreamId.of("s7")).toList())
                    .isEqualTo(writer.load(StreamId.of("s7")).toList());
            assertThatThrownBy(() -> reader.append(Commit.of(event("s1", 1)))).isInstanceOf(ReadOnlyException.class);
        }
    }

    @Test
    void aStoreOfWhichAPowerLossToreTheMarkIsReadAndVerifiedOnceItWasOpenedForWriting() throws IOException {
        try (var store = LogStore.open(temporary, SMALL)) {
            fill(store, 10);
        }
        Stores.flipBit(temporary.resolve("durable"), 64);
        assertThatThrownBy(() -> LogStore.openReadOnly(temporary).close())
                .isInstanceOf(UnreadableStoreException.class)
                .hasMessageContaining("open it for writing once");
        assertThatThrownBy(() -> LogStore.verify(temporary, ProgressListener.NONE))
                .isInstanceOf(UnreadableStoreException.class)
                .hasMessageContaining("open it for writing once");
        LogStore.open(temporary, SMALL).close();
        try (var store = LogStore.openReadOnly(temporary)) {
            assertThat(all(store)).hasSize(10);
        }
        assertThat(LogStore.verify(temporary, ProgressListener.NONE).events()).isEqualTo(10);
    }

    @Test
    void nothingIsLeftRunningOrOpenAfterAClose() throws IOException {
        try (var store = LogStore.open(temporary, SMALL);
                var reader = LogStore.openReadOnly(temporary)) {
            fill(store, 2_000);
            assertThat(all(reader)).isNotNull();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(it -> it.getName().startsWith("yore-"));
        var maps = Path.of("/proc/self/maps");
        if (Files.exists(maps)) {
            assertThat(Files.readString(maps))
                    .doesNotContain(temporary.toRealPath().toString());
        }
    }
}
