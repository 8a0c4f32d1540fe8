package dev.yore.log;

import static dev.yore.log.Stores.SMALL;
import static dev.yore.log.Stores.all;
import static dev.yore.log.Stores.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.log.internal.engine.StoreCheck;
import dev.yore.log.internal.storage.Faults;
import dev.yore.log.internal.storage.Operation.Kind;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.Commit;
import dev.yore.store.StorageFullException;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A full disk refuses commits and loses nothing; when there is room again, the store goes on. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FullDiskTest {

    private static final long SEGMENT = 64 << 10;

    private final SimulatedStorage storage = new SimulatedStorage();
    private final LogStore store = open(storage);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void refusesWhatHasNoRoomAndKeepsTheRest() throws IOException {
        limitRoom(0);
        int recorded = fillUp();
        assertThatThrownBy(() -> store.append(small(recorded)))
                .isInstanceOf(StorageFullException.class)
                .hasMessageContaining("nothing was recorded")
                .hasMessageContaining("make room");
        assertThat(WholeStore.check(store)).hasSize(recorded);
        try (var other = open(storage.kill())) {
            assertThat(all(other)).hasSize(recorded);
        }
        assertThat(StoreCheck.run(storage.anotherReadOnly(), ProgressListener.NONE)
                        .damages())
                .isEmpty();
    }

    @Test
    void theStoreGoesOnWhenThereIsRoomAgain() {
        limitRoom(0);
        int recorded = fillUp();
        limitRoom(1 << 20);
        for (int i = 0; i < 500; i++) {
            store.append(small(recorded++));
        }
        await().until(() -> store.stats().problem().isEmpty());
        assertThat(WholeStore.check(store)).hasSize(recorded);
    }

    @Test
    void roomThatCameInTimeIsFoundThoughThereWasNoneWhenItWasFirstLookedFor() {
        limitRoom(0);
        int recorded = fillHalf();
        await().until(() -> store.stats().problem().isPresent());
        limitRoom(1 << 20);
        for (int i = 0; i < 500; i++) {
            store.append(small(recorded++));
        }
        assertThat(store.stats().segments()).isGreaterThan(1);
        assertThat(WholeStore.check(store)).hasSize(recorded);
    }

    @Test
    void aLargeCommitThatHasNoRoomDoesNotKeepSmallOnesOut() {
        int recorded = fillHalf();
        await().until(() -> storage.disk().files().containsKey("log/0000000002.segment"));
        limitRoom(2 * SEGMENT);
        assertThatThrownBy(() -> store.append(large(500_000))).isInstanceOf(StorageFullException.class);
        for (int i = 0; i < 400; i++) {
            store.append(small(recorded++));
        }
        assertThat(store.stats().segments()).isEqualTo(2);
        limitRoom(1 << 20);
        store.append(large(500_000));
        assertThat(WholeStore.check(store)).hasSize(recorded + 1);
    }

    @Test
    void aSpareThatIsTooSmallMakesRoomForALargerOne() {
        int recorded = fillHalf();
        await().until(() -> storage.disk().files().containsKey("log/0000000002.segment"));
        limitRoom(2 * SEGMENT);
        store.append(large((int) (2.5 * SEGMENT)));
        assertThat(WholeStore.check(store)).hasSize(recorded + 1);
    }

    @Test
    void aSegmentThatCannotBeOpenedIsTakenByTheNextCommit() {
        int recorded = 0;
        storage.before(Faults.fail(
                Faults.nth(1, it -> it.kind() == Kind.OPEN && it.name().endsWith("2.segment"))));
        while (recorded < 1_000 && store.stats().segments() == 1) {
            recorded += tryAppend(small(recorded)) ? 1 : 0;
        }
        assertThat(storage.count(Kind.OPEN)).isPositive();
        assertThat(WholeStore.check(store)).hasSize(recorded);
        assertThat(storage.disk().files()).doesNotContainKey("log/0000000003.segment");
        assertThat(storage.openFiles()).containsOnlyOnce("log/0000000002.segment");
    }

    /** Fills more than half of the first segment, so that the next one is made. */
    private int fillHalf() {
        Stores.fill(store, 420);
        assertThat(store.stats().segments()).isEqualTo(1);
        return 420;
    }

    /** Appends until nothing more has room. */
    private int fillUp() {
        int recorded = 0;
        while (tryAppend(small(recorded))) {
            recorded++;
        }
        await().until(() -> store.stats().problem().isPresent());
        return recorded;
    }

    private boolean tryAppend(Commit commit) {
        try {
            store.append(commit);
            return true;
        } catch (StorageFullException _) {
            return false;
        }
    }

    /** Lets the disk take so many bytes more than it has now. */
    private void limitRoom(long bytes) {
        long taken =
                storage.disk().files().values().stream().mapToLong(it -> it).sum();
        storage.disk().capacity(taken + bytes);
    }

    private static Commit small(int number) {
        return Commit.of(event("s" + number % 10, number));
    }

    private static Commit large(int bytes) {
        return Commit.of(Event.of("s1", "Large", Json.parse("{\"text\":\"" + "x".repeat(bytes) + "\"}")));
    }

    private static LogStore open(SimulatedStorage storage) {
        try {
            return LogStore.open(
                    storage, SMALL.withIndexPostings(1 << 14), InstantSource.system(), ProgressListener.NONE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
