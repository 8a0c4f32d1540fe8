package dev.yore.log.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Index.atIndex;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** What every {@link Storage} does, so that the simulated one can stand for the real one. */
abstract class StorageContract {

    /** An owner's storage on the place of this test. */
    abstract Storage storage() throws IOException;

    /** Another storage on the same place, for reading alone. */
    abstract Storage readOnly() throws IOException;

    @Test
    void aNewFileIsOfZeros() throws IOException {
        try (var file = storage().create("segments/1", 1000)) {
            assertThat(file.name()).isEqualTo("segments/1");
            assertThat(file.size()).isEqualTo(1000);
            assertThat(content(file)).isEqualTo(new byte[1000]);
        }
    }

    @Test
    void aSparseFileIsOfZerosToo() throws IOException {
        try (var file = storage().createSparse("segments/1", 1000)) {
            assertThat(file.size()).isEqualTo(1000);
            file.write(500, ByteBuffer.wrap(bytes("abc")));
            assertThat(content(file)).startsWith(new byte[500]).hasSize(1000).contains((byte) 'a', atIndex(500));
        }
    }

    @Test
    void aFileOfNothingHasAnEmptyMap() throws IOException {
        try (var file = storage().create("empty", 0)) {
            assertThat(content(file)).isEmpty();
        }
    }

    @Test
    void aFileReplacesTheOneOfItsName() throws IOException {
        var storage = storage();
        write(storage, "a", "old");
        try (var file = storage.create("a", 2)) {
            assertThat(content(file)).isEqualTo(new byte[2]);
        }
    }

    @Test
    void aMapShowsEachWriteAtOnce() throws IOException {
        try (var arena = Arena.ofShared();
                var file = storage().create("a", 8)) {
            var map = file.map(arena);
            file.write(3, ByteBuffer.wrap(bytes("abc")));
            assertThat(map.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(bytes("\0\0\0abc\0\0"));
        }
    }

    @Test
    void aWriteTakesWhatRemainsOfItsBuffer() throws IOException {
        var buffer =
                ByteBuffer.allocateDirect(10).put(bytes("abcdef")).position(1).limit(4);
        try (var file = storage().create("a", 5)) {
            file.write(1, buffer);
            assertThat(buffer.remaining()).isZero();
            assertThat(content(file)).isEqualTo(bytes("\0bcd\0"));
        }
    }

    @Test
    void aMapOutlivesItsFileButNotItsArena() throws IOException {
        MemorySegment map;
        try (var arena = Arena.ofShared()) {
            var file = write(storage(), "a", "abc");
            map = file.map(arena);
            file.close();
            assertThat(map.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(bytes("abc"));
        }
        assertThatThrownBy(() -> map.get(ValueLayout.JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMapIsForReading() throws IOException {
        try (var arena = Arena.ofShared();
                var file = storage().create("a", 1)) {
            var map = file.map(arena);
            assertThatThrownBy(() -> map.set(ValueLayout.JAVA_BYTE, 0, (byte) 1))
                    .isInstanceOfAny(IllegalArgumentException.class, UnsupportedOperationException.class);
        }
    }

    @Test
    void aMapMayBeReadInAlignedLongs() throws IOException {
        try (var arena = Arena.ofShared();
                var file = storage().create("a", 16)) {
            assertThat(file.map(arena).get(ValueLayout.JAVA_LONG, 8)).isZero();
        }
    }

    @Test
    void aClosedFileIsOfNoUse() throws IOException {
        var file = storage().create("a", 1);
        file.close();
        assertThatThrownBy(() -> file.write(0, ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(file::sync).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> content(file)).isInstanceOf(ClosedChannelException.class);
        file.close();
    }

    @Test
    void anInterruptClosesTheFileThatItsThreadUses() throws IOException {
        var file = storage().create("a", 1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> file.write(0, ByteBuffer.allocate(1))).isInstanceOf(ClosedByInterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(file::sync).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void aFileIsOpenedAsItWasLeft() throws IOException {
        var storage = storage();
        write(storage, "segments/1", "abc").close();
        try (var file = storage.open("segments/1")) {
            assertThat(file.size()).isEqualTo(3);
            file.write(2, ByteBuffer.wrap(bytes("d")));
            file.sync();
            assertThat(content(file)).isEqualTo(bytes("abd"));
        }
    }

    @Test
    void aFileThatIsNotThereCannotBeOpened() {
        assertThatThrownBy(() -> storage().open("a")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void filesAreListedByFolderInOrder() throws IOException {
        var storage = storage();
        write(storage, "segments/2", "x").close();
        write(storage, "segments/1", "x").close();
        write(storage, "index/3", "x").close();
        assertThat(storage.list("segments")).containsExactly("1", "2");
        assertThat(storage.list("nothing")).isEmpty();
    }

    @Test
    void aRenamedFileTakesTheOthersPlace() throws IOException {
        var storage = storage();
        write(storage, "f/a", "new").close();
        write(storage, "f/b", "old").close();
        storage.rename("f/a", "f/b");
        storage.syncFolder("f");
        assertThat(storage.list("f")).containsExactly("b");
        assertThat(content(storage, "f/b")).isEqualTo(bytes("new"));
    }

    @Test
    void anOpenFileIsStillTheSameWhenItsNameGoes() throws IOException {
        var storage = storage();
        try (var a = write(storage, "f/a", "abc");
                var b = write(storage, "f/b", "xyz")) {
            storage.rename("f/a", "f/b");
            a.write(0, ByteBuffer.wrap(bytes("A")));
            assertThat(content(storage, "f/b")).isEqualTo(bytes("Abc"));
            assertThat(content(b)).isEqualTo(bytes("xyz"));
            storage.delete("f/b");
            assertThat(content(a)).isEqualTo(bytes("Abc"));
        }
    }

    @Test
    void whatIsNotThereCannotBeRenamed() {
        assertThatThrownBy(() -> storage().rename("a", "b")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aFileIsNotRenamedIntoAFolderThatIsNotThere() throws IOException {
        var storage = storage();
        write(storage, "a", "abc").close();
        assertThatThrownBy(() -> storage.rename("a", "f/a")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aDeletedFileIsGone() throws IOException {
        var storage = storage();
        write(storage, "f/a", "abc").close();
        storage.delete("f/a");
        storage.delete("f/a");
        storage.syncFolder("f");
        assertThat(storage.list("f")).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereCannotBeSynced() {
        assertThatThrownBy(() -> storage().syncFolder("f")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aReaderSeesWhatIsWrittenButWritesNothing() throws IOException {
        try (var written = write(storage(), "a", "abc");
                var read = readOnly().open("a")) {
            written.write(0, ByteBuffer.wrap(bytes("A")));
            assertThat(content(read)).isEqualTo(bytes("Abc"));
            assertThatThrownBy(() -> read.write(0, ByteBuffer.wrap(bytes("B"))))
                    .isInstanceOf(NonWritableChannelException.class);
        }
    }

    @Test
    void theLockHasOneOwnerAtATime() throws IOException {
        var first = storage();
        var second = storage();
        assertThat(first.lock()).isEmpty();
        assertThat(first.lock()).isPresent();
        assertThat(second.lock()).isPresent();
        second.close();
        assertThat(storage().lock()).isPresent();
        first.close();
        assertThat(storage().lock()).isEmpty();
    }

    static StorageFile write(Storage storage, String name, String text) throws IOException {
        var file = storage.create(name, bytes(text).length);
        file.write(0, ByteBuffer.wrap(bytes(text)));
        return file;
    }

    static byte[] content(Storage storage, String name) throws IOException {
        try (var file = storage.open(name)) {
            return content(file);
        }
    }

    static byte[] content(StorageFile file) throws IOException {
        try (var arena = Arena.ofConfined()) {
            return file.map(arena).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
