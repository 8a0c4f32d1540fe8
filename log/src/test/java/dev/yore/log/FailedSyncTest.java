package dev.yore.log;

import static dev.yore.log.Stores.SMALL;
import static dev.yore.log.Stores.all;
import static dev.yore.log.Stores.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yore.log.internal.storage.Fate;
import dev.yore.log.internal.storage.Faults;
import dev.yore.log.internal.storage.Operation.Kind;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.Commit;
import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.StoreFailedException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A sync that fails may leave data that is seen but will never be written, and that another sync passes over. */
class FailedSyncTest {

    private final SimulatedStorage storage = new SimulatedStorage();

    @Test
    void theOutcomeIsUnknownNothingMoreIsTakenAndReadsGoOn() throws IOException {
        try (var store = open(storage)) {
            store.append(Commit.of(event("a", 1)));
            storage.before(Faults.failSync(Faults.nth(1, Kind.SYNC), new SplittableRandom(1)));

            assertThatThrownBy(() -> store.append(Commit.of(event("a", 2))))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("send it again");
            assertThatThrownBy(() -> store.append(Commit.of(event("a", 3))))
                    .isInstanceOf(StoreFailedException.class)
                    .hasMessageContaining("open it anew");
            assertThat(all(store)).hasSize(1);
            assertThat(store.stats().problem()).isPresent();
        }
    }

    @Test
    void whatIsFoundByReopeningOnTheSameMachineSurvivesAPowerLossLater() throws IOException {
        var unknown = Commit.of(event("a", 2));
        try (var store = open(storage)) {
            store.append(Commit.of(event("a", 1)));
            storage.before(Faults.failSync(Faults.nth(1, Kind.SYNC), new SplittableRandom(1)));
            assertThatThrownBy(() -> store.append(unknown)).isInstanceOf(OutcomeUnknownException.class);
        }
        var again = storage.another();
        try (var store = open(again)) {
            store.append(unknown);
            store.append(Commit.of(event("a", 3)));
            assertThat(all(store)).hasSize(3);

            var afterPowerLoss = again.crash(Fate.lost());
            try (var recovered = open(afterPowerLoss)) {
                assertThat(all(recovered)).hasSize(3);
            }
        }
    }

    private static LogStore open(SimulatedStorage storage) throws IOException {
        return LogStore.open(storage, SMALL, InstantSource.system(), ProgressListener.NONE);
    }
}
