package dev.yore.log.internal.storage;

import static dev.yore.log.internal.storage.StorageContract.bytes;
import static dev.yore.log.internal.storage.StorageContract.content;
import static dev.yore.log.internal.storage.StorageContract.write;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PowerLossTest {

    private static final int SECTOR = DiskFile.SECTOR;

    private final SimulatedStorage storage = new SimulatedStorage();

    @Test
    void leavesWhatIsSyncedUnderASyncedName() throws IOException {
        syncedFile("f/a", "abc");
        var left = storage.crash(Fate.lost());
        assertThat(content(left, "f/a")).isEqualTo(bytes("abc"));
    }

    @Test
    void takesAllThatIsNotSynced() throws IOException {
        var file = syncedFile("f/a", "abc");
        file.write(0, ByteBuffer.wrap(bytes("xyz")));
        write(storage, "f/b", "new").sync();
        var left = storage.crash(Fate.lost()).disk();
        assertThat(left.files()).containsOnlyKeys("f/a");
        assertThat(left.read("f/a")).isEqualTo(bytes("abc"));
    }

    @Test
    void mayTakeNothing() throws IOException {
        var file = syncedFile("f/a", "abc");
        file.write(1, ByteBuffer.wrap(bytes("B")));
        write(storage, "f/b", "new");
        storage.rename("f/b", "f/c");
        var left = storage.crash(Fate.kept()).disk();
        assertThat(left.files()).containsOnlyKeys("f/a", "f/c");
        assertThat(left.read("f/a")).isEqualTo(bytes("aBc"));
        assertThat(left.read("f/c")).isEqualTo(bytes("new"));
    }

    @Test
    void mayKeepALaterWriteAndTakeAnEarlierOne() {
        Seeds.each(10, random -> {
            var file = syncedFile("f/a", "0".repeat(2 * SECTOR));
            file.write(0, ByteBuffer.wrap(bytes("1".repeat(SECTOR))));
            file.write(SECTOR, ByteBuffer.wrap(bytes("2".repeat(SECTOR))));
            var seen = new HashSet<String>();
            for (int i = 0; i < 1000; i++) {
                var left = storage.ifCrashed(random).disk().read("f/a");
                seen.add("" + (char) left[0] + (char) left[2 * SECTOR - 1]);
            }
            assertThat(seen).containsExactlyInAnyOrder("00", "10", "02", "12");
        });
    }

    @Test
    void mayTearASectorAtAnyByteButOnlyWhereItWasWritten() {
        Seeds.each(5, random -> {
            var file = syncedFile("f/a", "0".repeat(SECTOR));
            file.write(10, ByteBuffer.wrap(bytes("11111")));
            var seen = new HashSet<String>();
            for (int i = 0; i < 2000; i++) {
                var left = new String(storage.ifCrashed(random).disk().read("f/a"), 0, SECTOR, US_ASCII);
                assertThat(left.substring(0, 10) + left.substring(15)).isEqualTo("0".repeat(SECTOR - 5));
                seen.add(left.substring(10, 15));
            }
            assertThat(seen).containsExactlyInAnyOrder("00000", "10000", "11000", "11100", "11110", "11111");
        });
    }

    @Test
    void keepsNoLaterWriteToASectorWithoutTheEarlierOnes() {
        Seeds.each(5, random -> {
            var file = syncedFile("f/a", "000");
            file.write(0, ByteBuffer.wrap(bytes("1")));
            file.write(1, ByteBuffer.wrap(bytes("2")));
            file.write(2, ByteBuffer.wrap(bytes("3")));
            var seen = new HashSet<String>();
            for (int i = 0; i < 1000; i++) {
                seen.add(new String(storage.ifCrashed(random).disk().read("f/a"), US_ASCII));
            }
            assertThat(seen).containsExactlyInAnyOrder("000", "100", "120", "123");
        });
    }

    @Test
    void mayCutTimeWithinAWriteOfManySectors() throws IOException {
        var before = syncedFile("f/a", "0".repeat(3 * SECTOR));
        var after = syncedFile("f/b", "0");
        before.write(0, ByteBuffer.wrap(bytes("1".repeat(3 * SECTOR))));
        after.write(0, ByteBuffer.wrap(bytes("1")));
        Seeds.each(1, random -> {
            var cuts = new HashSet<Integer>();
            for (int i = 0; i < 1000; i++) {
                var left = storage.ifCrashed(random).disk();
                var text = new String(left.read("f/a"), US_ASCII);
                var ones = text.indexOf('0');
                if (ones > SECTOR && text.indexOf('1', ones) < 0 && left.read("f/b")[0] == '0') {
                    cuts.add(ones);
                }
            }
            assertThat(cuts).hasSizeGreaterThan(50);
        });
    }

    @Test
    void keepsOrTakesEachNewName() throws IOException {
        syncedFile("f/a", "abc");
        write(storage, "f/b", "x").sync();
        write(storage, "f/c", "x").sync();
        assertThat(possibleNames())
                .containsExactlyInAnyOrder(
                        Set.of("f/a"), Set.of("f/a", "f/b"), Set.of("f/a", "f/c"), Set.of("f/a", "f/b", "f/c"));
    }

    @Test
    void leavesARenamedFileUnderOneOfItsNames() throws IOException {
        syncedFile("f/new", "new");
        syncedFile("f/a", "old");
        storage.rename("f/new", "f/a");
        assertThat(possibleNames()).containsExactlyInAnyOrder(Set.of("f/a", "f/new"), Set.of("f/a"));
        for (int i = 0; i < 100; i++) {
            var left = storage.ifCrashed(new Random(i)).disk();
            var renamed = !left.files().containsKey("f/new");
            assertThat(left.read(renamed ? "f/a" : "f/new")).isEqualTo(bytes("new"));
            assertThat(left.read("f/a")).isEqualTo(bytes(renamed ? "new" : "old"));
        }
        storage.syncFolder("f");
        assertThat(possibleNames()).containsExactly(Set.of("f/a"));
    }

    @Test
    void mayBringADeletedFileBack() throws IOException {
        syncedFile("f/a", "abc");
        storage.delete("f/a");
        assertThat(possibleNames()).containsExactlyInAnyOrder(Set.of(), Set.of("f/a"));
        assertThat(content(storage.ifCrashed(Fate.lost()), "f/a")).isEqualTo(bytes("abc"));
        storage.syncFolder("f");
        assertThat(possibleNames()).containsExactly(Set.of());
    }

    @Test
    void mayBringAReplacedFileBack() throws IOException {
        syncedFile("f/a", "old");
        write(storage, "f/a", "new").sync();
        assertThat(content(storage.ifCrashed(Fate.lost()), "f/a")).isEqualTo(bytes("old"));
        assertThat(content(storage.crash(Fate.kept()), "f/a")).isEqualTo(bytes("new"));
    }

    @Test
    void keepsNoRenameWithoutTheCreationOfTheFile() throws IOException {
        write(storage, "f/new", "x");
        storage.rename("f/new", "f/a");
        storage.delete("f/a");
        assertThat(possibleNames()).containsExactlyInAnyOrder(Set.of(), Set.of("f/new"), Set.of("f/a"));
    }

    @Test
    void syncsAFolderWithoutTheOthers() throws IOException {
        write(storage, "f/a", "x");
        write(storage, "g/b", "x");
        storage.syncFolder("f");
        assertThat(possibleNames()).containsExactlyInAnyOrder(Set.of("f/a"), Set.of("f/a", "g/b"));
    }

    @Test
    void isSafeFromARenameBetweenFoldersOnceOneIsSynced() throws IOException {
        syncedFile("g/a", "x");
        write(storage, "f/a", "x");
        storage.rename("f/a", "g/b");
        storage.syncFolder("g");
        assertThat(possibleNames()).containsExactly(Set.of("g/a", "g/b"));
    }

    @Test
    void leavesAFileThatWasNeverSyncedAtItsSize() {
        Seeds.each(100, random -> {
            var storage = new SimulatedStorage();
            write(storage, "f/a", "a".repeat(2000));
            storage.syncFolder("f");
            assertThat(storage.ifCrashed(random).disk().files()).containsEntry("f/a", 2000L);
            assertThat(storage.ifCrashed(Fate.lost()).disk().read("f/a")).isEqualTo(new byte[2000]);
        });
    }

    @Test
    void mayShrinkAFileThatWasNeverSyncedWhereTheTestAsksForIt() throws IOException {
        storage.disk().unsyncedSizesMayShrink();
        write(storage, "f/a", "a".repeat(2000));
        storage.syncFolder("f");
        var sizes = new HashSet<Long>();
        for (int i = 0; i < 100; i++) {
            sizes.add(storage.ifCrashed(new Random(i)).disk().files().get("f/a"));
        }
        assertThat(sizes).hasSizeGreaterThan(10).contains(2000L);
    }

    @Test
    void endsEveryProcessOfTheMachine() throws IOException {
        var file = syncedFile("f/a", "abc");
        var reader = storage.anotherReadOnly();
        try (var arena = Arena.ofShared()) {
            var map = file.map(arena);
            storage.crash(Fate.kept());
            assertThatThrownBy(() -> storage.list("f"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("power");
            assertThatThrownBy(() -> storage.create("b", 1)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> file.write(0, ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
            assertThatThrownBy(file::sync).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> reader.open("f/a")).isInstanceOf(IOException.class);
            assertThatThrownBy(storage::lock).isInstanceOf(IOException.class);
            assertThat(map.get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 'a');
            file.close();
            storage.close();
        }
    }

    @Test
    void mayBeImaginedWhileTheProcessGoesOn() throws IOException {
        var file = syncedFile("f/a", "abc");
        file.write(0, ByteBuffer.wrap(bytes("x")));
        assertThat(content(storage.ifCrashed(Fate.lost()), "f/a")).isEqualTo(bytes("abc"));
        file.sync();
        assertThat(content(storage.crash(Fate.lost()), "f/a")).isEqualTo(bytes("xbc"));
    }

    @Test
    void leavesADiskThatForgetsAgain() throws IOException {
        syncedFile("f/a", "abc");
        var second = storage.crash(Fate.lost());
        second.open("f/a").write(0, ByteBuffer.wrap(bytes("x")));
        assertThat(content(second, "f/a")).isEqualTo(bytes("xbc"));
        assertThat(content(second.crash(Fate.lost()), "f/a")).isEqualTo(bytes("abc"));
    }

    @Test
    void hasTheSameEndWithTheSameSeed() throws IOException {
        var file = syncedFile("f/a", "0".repeat(8 * SECTOR));
        for (int i = 0; i < 8; i++) {
            file.write((long) i * SECTOR, ByteBuffer.wrap(bytes("1".repeat(100))));
            write(storage, "f/" + i, "x");
        }
        for (int seed = 0; seed < 100; seed++) {
            var one = storage.ifCrashed(new Random(seed)).disk();
            var two = storage.ifCrashed(new Random(seed)).disk();
            assertThat(one.files()).isEqualTo(two.files());
            assertThat(one.read("f/a")).isEqualTo(two.read("f/a"));
        }
    }

    private StorageFile syncedFile(String name, String text) throws IOException {
        var file = write(storage, name, text);
        file.sync();
        storage.syncFolder(DiskNames.folderOf(name));
        return file;
    }

    private Set<Set<String>> possibleNames() {
        var seen = new HashSet<Set<String>>();
        for (int i = 0; i < 300; i++) {
            seen.add(storage.ifCrashed(new Random(i)).disk().files().keySet());
        }
        return seen;
    }
}
