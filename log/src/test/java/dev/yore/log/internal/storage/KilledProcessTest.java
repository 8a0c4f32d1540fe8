package dev.yore.log.internal.storage;

import static dev.yore.log.internal.storage.StorageContract.bytes;
import static dev.yore.log.internal.storage.StorageContract.content;
import static dev.yore.log.internal.storage.StorageContract.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yore.log.internal.storage.Operation.Kind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class KilledProcessTest {

    private final SimulatedStorage storage = new SimulatedStorage();

    @Test
    void leavesAllThatItWrote() throws IOException {
        write(storage, "f/a", "abc");
        storage.rename("f/a", "f/b");
        var next = storage.kill();
        assertThat(next.list("f")).containsExactly("b");
        assertThat(content(next, "f/b")).isEqualTo(bytes("abc"));
    }

    @Test
    void leavesWhatIsNotSyncedToAPowerLoss() throws IOException {
        write(storage, "f/a", "abc").sync();
        storage.syncFolder("f");
        storage.open("f/a").write(0, ByteBuffer.wrap(bytes("x")));
        var next = storage.kill();
        assertThat(content(next.ifCrashed(Fate.lost()), "f/a")).isEqualTo(bytes("abc"));
        next.open("f/a").sync();
        assertThat(content(next.crash(Fate.lost()), "f/a")).isEqualTo(bytes("xbc"));
    }

    @Test
    void leavesTheLockFree() throws IOException {
        storage.lock();
        var other = storage.another();
        assertThat(other.lock()).contains("process 1");
        var next = storage.kill();
        assertThat(next.lock()).isEmpty();
        assertThat(other.lock()).contains("process 3");
    }

    @Test
    void doesNothingMore() throws IOException {
        var file = write(storage, "a", "abc");
        var next = storage.kill();
        assertThatThrownBy(() -> file.write(0, ByteBuffer.wrap(bytes("x"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("killed");
        assertThatThrownBy(() -> storage.delete("a")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> storage.list("")).isInstanceOf(IOException.class);
        storage.close();
        assertThat(content(next, "a")).isEqualTo(bytes("abc"));
    }

    @Test
    void doesNotLetGoOfTheLockOfTheNext() throws IOException {
        storage.lock();
        var next = storage.kill();
        next.lock();
        storage.close();
        assertThat(next.another().lock()).isPresent();
    }

    @Test
    void mayLeaveAPartOfAWrite() throws IOException {
        var file = write(storage, "a", "abc");
        storage.before(Faults.at(Faults.nth(1, Kind.WRITE), write -> {
            write.perform(2);
            storage.kill();
        }));
        assertThatThrownBy(() -> file.write(0, ByteBuffer.wrap(bytes("xyz"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("killed");
        assertThat(storage.disk().read("a")).isEqualTo(bytes("xyc"));
    }

    @Test
    void maySpareAProcessBesideIt() throws IOException {
        var reader = storage.anotherReadOnly();
        write(storage, "a", "abc");
        storage.kill();
        assertThat(content(reader, "a")).isEqualTo(bytes("abc"));
    }

    @Test
    void changesNothingOnceItHasClosedItsStorage() throws IOException {
        var file = write(storage, "a", "abc");
        storage.close();
        assertThatThrownBy(() -> file.write(0, ByteBuffer.wrap(bytes("x"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> storage.delete("a")).isInstanceOf(IOException.class);
        assertThat(content(storage.another(), "a")).isEqualTo(bytes("abc"));
    }

    @Test
    void isSeenToLeaveFilesAndMapsOpen() throws IOException {
        var file = write(storage, "a", "abc");
        write(storage, "b", "abc").close();
        try (var arena = Arena.ofShared()) {
            file.map(arena);
            assertThat(storage.openFiles()).containsExactly("a");
            assertThat(storage.maps()).isEqualTo(1);
            file.close();
            assertThat(storage.openFiles()).isEmpty();
            assertThat(storage.maps()).isEqualTo(1);
        }
        assertThat(storage.maps()).isZero();
    }
}
