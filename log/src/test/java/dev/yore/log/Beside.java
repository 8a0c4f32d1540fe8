package dev.yore.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Partition;
import dev.yore.log.internal.storage.SimulatedStorage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A reader in another process, which stays where writers come and go. */
final class Beside implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Ledger ledger;
    private Optional<LogStore> reader = Optional.empty();

    Beside(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Sees all that was acknowledged, and nothing that can go again; unless the power goes meanwhile. */
    void look(SimulatedStorage storage) throws IOException {
        try {
            if (reader.isEmpty()) {
                reader = Optional.of(LogStore.openReadOnly(storage.anotherReadOnly(), Stores.SMALL));
            }
            look(reader.get(), storage);
        } catch (AssertionError | IOException e) {
            if (storage.disk().isPowered()) {
                throw e;
            }
        }
    }

    private void look(LogStore store, SimulatedStorage storage) {
        long acknowledged = ledger.acknowledged();
        Awaitility.waitAtMost(PATIENCE)
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(1))
                .pollDelay(Duration.ZERO)
                .until(() -> store.head().rank(Partition.SINGLE) >= acknowledged
                        || store.stats().problem().isPresent()
                        || !storage.disk().isPowered());
        assertThat(store.head().rank(Partition.SINGLE))
                .as("what is seen from beside; problem: %s", store.stats().problem())
                .isGreaterThanOrEqualTo(acknowledged);
        ledger.seen(WholeStore.check(store));
    }

    @Override
    public void close() {
        reader.ifPresent(LogStore::close);
        reader = Optional.empty();
    }
}
