package dev.yore.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.Checkpoint;
import dev.yore.store.Query;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A reader in another process, which stays where writers come and go. */
final class Beside implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Ledger ledger;
    private Optional<LogStore> reader = Optional.empty();

    Beside(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Sees all that was acknowledged, and nothing that can go again. */
    void look(SimulatedStorage storage) throws IOException {
        if (storage.disk().isPowered()) {
            if (reader.isEmpty()) {
                reader = Optional.of(LogStore.openReadOnly(storage.anotherReadOnly(), Stores.SMALL));
            }
            look(reader.get());
        }
    }

    private void look(LogStore store) {
        long acknowledged = ledger.acknowledged();
        if (acknowledged > 0) {
            try (var follower = store.follow(Query.all(), Checkpoint.of(acknowledged - 1))) {
                assertThat(follower.poll(PATIENCE))
                        .as(
                                "event %s, seen from beside; problem: %s",
                                acknowledged, store.stats().problem())
                        .isPresent();
            }
        }
        ledger.seen(WholeStore.check(store));
    }

    @Override
    public void close() {
        reader.ifPresent(LogStore::close);
        reader = Optional.empty();
    }
}
