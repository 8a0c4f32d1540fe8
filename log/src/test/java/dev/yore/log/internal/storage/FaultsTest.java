package dev.yore.log.internal.storage;

import static dev.yore.log.internal.storage.StorageContract.bytes;
import static dev.yore.log.internal.storage.StorageContract.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yore.log.internal.storage.Operation.Kind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {

    private final SimulatedStorage storage = new SimulatedStorage();

    @ParameterizedTest
    @EnumSource
    void anyOperationMayFailAtItsNthTime(Kind kind) throws IOException {
        write(storage, "f/a", "abc");
        storage.before(Faults.fail(Faults.nth(2, kind)));
        call(kind);
        assertThatFails(() -> call(kind));
        call(kind);
    }

    private void call(Kind kind) throws IOException {
        switch (kind) {
            case CREATE -> storage.create("f/b", 1);
            case WRITE -> storage.open("f/a").write(0, ByteBuffer.allocate(1));
            case SYNC -> storage.open("f/a").sync();
            case RENAME -> storage.rename("f/a", "f/a");
            case DELETE -> storage.delete("f/b");
            case SYNC_FOLDER -> storage.syncFolder("f");
            case OPEN -> storage.open("f/a");
            case MAP -> storage.open("f/a").map(Arena.ofAuto());
            case LIST -> storage.list("f");
            case LOCK -> storage.lock();
        }
    }

    @Test
    void anOperationMayBeChosenByWhatItIs() throws IOException {
        storage.before(Faults.fail(
                operation -> operation.kind() == Kind.CREATE && operation.name().startsWith("index/")));
        write(storage, "segments/1", "x");
        assertThatFails(() -> storage.create("index/1", 1));
        assertThat(storage.disk().files()).containsOnlyKeys("segments/1");
    }

    @Test
    void aFailedWriteMayHaveWrittenNothing() throws IOException {
        var file = write(storage, "a", "abc");
        storage.before(Faults.fail(Faults.every(Kind.WRITE)));
        assertThatFails(() -> file.write(0, ByteBuffer.wrap(bytes("xyz"))));
        assertThat(storage.disk().read("a")).isEqualTo(bytes("abc"));
    }

    @Test
    void aFailedWriteMayHaveWrittenAPart() throws IOException {
        var file = write(storage, "a", "abc");
        storage.before(Faults.tear(Faults.every(Kind.WRITE), 2));
        assertThatFails(() -> file.write(0, ByteBuffer.wrap(bytes("xyz"))));
        assertThat(storage.disk().read("a")).isEqualTo(bytes("xyc"));
    }

    @Test
    void aFailedCreateMayLeaveAShorterFile() {
        storage.before(Faults.tear(Faults.every(Kind.CREATE), 10));
        assertThatFails(() -> storage.create("a", 100));
        assertThat(storage.disk().files()).containsEntry("a", 10L);
    }

    @Test
    void aFailedRenameMayHaveBeenDone() throws IOException {
        write(storage, "a", "abc");
        storage.before(Faults.failAfterwards(Faults.every(Kind.RENAME)));
        assertThatFails(() -> storage.rename("a", "b"));
        assertThat(storage.disk().files()).containsOnlyKeys("b");
    }

    @Test
    void aFailedSyncMayBeRepeated() throws IOException {
        var file = write(storage, "a", "abc");
        storage.syncFolder("");
        storage.before(Faults.fail(Faults.nth(1, Kind.SYNC)));
        assertThatFails(file::sync);
        file.sync();
        assertThat(storage.crash(Fate.lost()).disk().read("a")).isEqualTo(bytes("abc"));
    }

    @Test
    void aFailedSyncMayLoseWhatALaterSyncPretendsToHaveWritten() {
        Seeds.each(20, random -> {
            var storage = new SimulatedStorage();
            var file = storage.create("a", 512 * 20);
            file.sync();
            storage.syncFolder("");
            file.write(0, ByteBuffer.wrap(bytes("1".repeat(512 * 20))));
            storage.before(Faults.failSync(Faults.nth(1, Kind.SYNC), random));
            assertThatFails(file::sync);
            file.sync();
            assertThat(storage.disk().read("a")).isEqualTo(bytes("1".repeat(512 * 20)));
            var left = storage.crash(Fate.kept()).disk().read("a");
            assertThat(left).contains(0, '1');
        });
    }

    @Test
    void whatAFailedSyncLostIsWrittenWithALaterWriteToTheSameSector() throws IOException {
        var file = storage.create("a", 512);
        storage.syncFolder("");
        file.write(0, ByteBuffer.wrap(bytes("first")));
        storage.before(Faults.failSync(Faults.nth(1, Kind.SYNC), new Random() {
            @Override
            public boolean nextBoolean() {
                return false;
            }
        }));
        assertThatFails(file::sync);
        assertThat(storage.ifCrashed(Fate.kept()).disk().read("a")).isEqualTo(new byte[512]);
        file.write(5, ByteBuffer.wrap(bytes("second")));
        file.sync();
        assertThat(storage.crash(Fate.lost()).disk().read("a")).startsWith(bytes("firstsecond"));
    }

    @Test
    void aFullDiskTakesNoMoreFiles() throws IOException {
        storage.disk().capacity(100);
        storage.create("a", 60);
        assertThatThrownBy(() -> storage.create("b", 41)).hasMessage("No space left on device");
        assertThat(storage.disk().files()).containsOnlyKeys("a");
        storage.create("b", 40).write(0, ByteBuffer.allocate(40));
        storage.create("a", 60);
        storage.delete("a");
        storage.create("c", 60);
        assertThatThrownBy(() -> storage.crash(Fate.kept()).create("d", 1)).hasMessage("No space left on device");
    }

    @Test
    void aSparseFileTakesItsSpaceAsItIsWritten() throws IOException {
        storage.disk().capacity(1500);
        var sparse = storage.createSparse("a", 100_000);
        storage.create("b", 500).close();
        sparse.write(90_000, ByteBuffer.allocate(20));
        sparse.write(90_010, ByteBuffer.allocate(20));
        assertThatThrownBy(() -> sparse.write(0, ByteBuffer.allocate(512))).hasMessage("No space left on device");
        storage.delete("b");
        sparse.write(0, ByteBuffer.allocate(512));
    }

    @Test
    void theStorageMayCrashBeforeAnyChange() throws IOException {
        workload(storage);
        assertThat(storage.changes()).isEqualTo(6);
        var ends = new ArrayList<String>();
        for (int k = 1; k <= storage.changes(); k++) {
            var process = new SimulatedStorage();
            process.before(Faults.beforeChange(k, process::powerOff));
            assertThatThrownBy(() -> workload(process)).isInstanceOf(IOException.class);
            ends.add(process.crash(Fate.kept()).disk().files().toString());
        }
        assertThat(ends).containsExactly("{}", "{f/a=1}", "{f/a=1}", "{f/a=1}", "{f/b=1}", "{f/b=1}");
    }

    private static void workload(Storage storage) throws IOException {
        try (var file = write(storage, "f/a", "x")) {
            file.sync();
        }
        storage.rename("f/a", "f/b");
        storage.list("f");
        storage.syncFolder("f");
        storage.delete("f/b");
    }

    @Test
    void hooksSeeEveryOperation() throws IOException {
        var seen = new ArrayList<String>();
        storage.before(operation -> seen.add(operation.toString()));
        workload(storage);
        assertThat(seen)
                .containsExactly(
                        "1 CREATE f/a 1",
                        "2 WRITE f/a 1",
                        "3 SYNC f/a",
                        "4 RENAME f/a",
                        "5 LIST f",
                        "5 SYNC_FOLDER f",
                        "6 DELETE f/b");
        assertThat(storage.count(Kind.WRITE)).isEqualTo(1);
        assertThat(storage.count(Kind.LIST)).isEqualTo(1);
        assertThat(storage.count(Kind.LOCK)).isZero();
    }

    @Test
    void aHookMayHoldASyncWhileOthersGoOn() throws Exception {
        var held = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var file = write(storage, "a", "abc");
        storage.before(Faults.at(Faults.every(Kind.SYNC), sync -> {
            held.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }));
        var syncing = Thread.startVirtualThread(() -> {
            try {
                file.sync();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        held.await();
        write(storage, "b", "x");
        assertThat(syncing.isAlive()).isTrue();
        goOn.countDown();
        syncing.join();
        assertThat(storage.disk().files()).containsOnlyKeys("a", "b");
    }

    @Test
    void bytesAreDamagedForGood() throws IOException {
        write(storage, "a", "abc").sync();
        storage.syncFolder("");
        storage.disk().corrupt("a", 1, 0);
        assertThat(storage.disk().read("a")).isEqualTo(bytes("acc"));
        storage.disk().overwrite("a", 0, bytes("xy"));
        var left = storage.crash(Fate.lost()).disk();
        assertThat(left.read("a")).isEqualTo(bytes("xyc"));
        assertThat(left.files()).containsEntry("a", 3L);
    }

    @Test
    void aFileIsCutForGood() throws IOException {
        write(storage, "a", "abc").sync();
        storage.rename("a", "b");
        storage.disk().truncate("b", 2);
        assertThat(storage.open("b").size()).isEqualTo(2);
        for (var fate : List.of(Fate.kept(), Fate.lost())) {
            var left = storage.ifCrashed(fate).disk();
            assertThat(new HashSet<>(left.files().values())).isSubsetOf(2L);
        }
        assertThat(storage.crash(Fate.kept()).disk().read("b")).isEqualTo(bytes("ab"));
    }

    private static void assertThatFails(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IOException.class).hasMessageContaining("Input/output error");
    }
}
