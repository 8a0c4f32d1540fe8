package dev.yore.log;

import static dev.yore.log.Stores.SMALL;
import static dev.yore.log.Stores.all;
import static dev.yore.log.Stores.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yore.log.internal.storage.Fate;
import dev.yore.log.internal.storage.Faults;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.DamagedException;
import dev.yore.store.UnreadableStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store is there when all of it is: a process that ends while it makes one leaves nothing that counts. */
class CreationTest {

    @TempDir
    private Path directory;

    @Test
    void whatABegunStoreLeftGivesWayToANewOne() throws IOException {
        LogStore.open(directory, SMALL).close();
        Files.move(directory.resolve("yore.store"), directory.resolve("yore.store.tmp"));
        Files.createFile(directory.resolve("durable.tmp"));

        assertThatThrownBy(() -> LogStore.openReadOnly(directory).close())
                .isInstanceOf(UnreadableStoreException.class)
                .hasMessageContaining("there is no Yore store");
        assertThatThrownBy(() -> LogStore.verify(directory, ProgressListener.NONE))
                .isInstanceOf(UnreadableStoreException.class)
                .hasMessageContaining("there is no Yore store");
        try (var store = LogStore.open(directory, SMALL)) {
            fill(store, 3);
        }
        try (var store = LogStore.openReadOnly(directory)) {
            assertThat(all(store)).hasSize(3);
        }
    }

    @Test
    void aStoreThatLostItsNameIsNotTakenForOne() throws IOException {
        try (var store = LogStore.open(directory, SMALL)) {
            fill(store, 3);
        }
        Files.delete(directory.resolve("yore.store"));
        assertThatThrownBy(() -> LogStore.open(directory, SMALL).close())
                .isInstanceOf(UnreadableStoreException.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void aStoreWithoutItsLogIsDamagedAlsoWhereNoMarkSaysSo() throws IOException {
        try (var store = LogStore.open(directory, SMALL)) {
            fill(store, 3);
        }
        try (var files = Files.list(directory.resolve("log"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory.resolve("durable"));
        assertThatThrownBy(() -> LogStore.open(directory, SMALL).close())
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("the log is gone");
    }

    @Test
    void aMarkThatIsMadeAnewIsNotSeenBeforeItSaysWhatIsThere() throws IOException {
        var whole = new SimulatedStorage();
        try (var store = open(whole)) {
            fill(store, 30);
        }
        whole.another().delete("durable");
        for (long moment = 1; moment < 10; moment++) {
            var storage = whole.ifCrashed(Fate.kept());
            storage.before(Faults.beforeChange(moment, storage::kill));
            try (var store = open(storage)) {
                assertThat(all(store)).hasSize(30);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("killed");
            }
            assertThatNoReaderMissesAny(storage);
        }
    }

    private static void assertThatNoReaderMissesAny(SimulatedStorage storage) throws IOException {
        try (var reader = LogStore.openReadOnly(storage.anotherReadOnly(), SMALL)) {
            assertThat(all(reader)).hasSize(30);
        } catch (UnreadableStoreException e) {
            assertThat(e).hasMessageContaining("open it for writing once");
        }
    }

    private static LogStore open(SimulatedStorage storage) throws IOException {
        return LogStore.open(storage, SMALL, InstantSource.system(), ProgressListener.NONE);
    }
}
