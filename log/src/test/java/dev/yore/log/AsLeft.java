package dev.yore.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.RecordedEvent;
import dev.yore.log.internal.engine.StoreCheck;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.UnreadableStoreException;
import java.io.IOException;
import java.util.List;

/** A store as a process left it that was ended, before any other has opened it for writing. */
final class AsLeft {

    private AsLeft() {}

    /** Reads and verifies it. If no store was made yet, there is nothing. */
    static List<RecordedEvent> read(SimulatedStorage storage) throws IOException {
        if (!storage.disk().files().containsKey("yore.store")) {
            return none(storage);
        }
        List<RecordedEvent> log;
        try (var reader = LogStore.openReadOnly(storage.anotherReadOnly(), Stores.SMALL)) {
            log = WholeStore.check(reader);
        }
        var verification = StoreCheck.run(storage.anotherReadOnly(), ProgressListener.NONE);
        assertThat(verification.damages()).isEmpty();
        assertThat(verification.events()).isLessThanOrEqualTo(log.size());
        return log;
    }

    private static List<RecordedEvent> none(SimulatedStorage storage) throws IOException {
        try (var reader = LogStore.openReadOnly(storage.anotherReadOnly(), Stores.SMALL)) {
            throw new AssertionError("there is no store, but it can be read: " + reader.head());
        } catch (UnreadableStoreException e) {
            assertThat(e).hasMessageContaining("there is no Yore store");
        }
        return List.of();
    }
}
