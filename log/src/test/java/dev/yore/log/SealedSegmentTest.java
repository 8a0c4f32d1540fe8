package dev.yore.log;

import static dev.yore.log.Stores.SMALL;
import static dev.yore.log.Stores.all;
import static dev.yore.log.Stores.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.log.internal.storage.Fate;
import dev.yore.log.internal.storage.Faults;
import dev.yore.log.internal.storage.Operation;
import dev.yore.log.internal.storage.Operation.Kind;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.Commit;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Once its offsets are stored a segment never changes again, whatever becomes of the next one. */
class SealedSegmentTest {

    private static final String FIRST_OFFSETS = "log/0000000001.offsets";
    private static final String SECOND = "log/0000000002.segment";

    private SimulatedStorage storage = new SimulatedStorage();
    private LogStore store = open();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aPowerLossThatTakesTheFirstCommitOfTheNextSegmentLosesNoLaterOne() throws IOException {
        int events = fillTheFirstSegment();
        loseTheNextSegmentsFirstWrite();
        restart();
        checkThatAllGoesOn(events);
    }

    @Test
    void aPowerLossThatTearsTheFirstCommitOfTheNextSegmentLosesNoLaterOne() throws IOException {
        int events = fillTheFirstSegment();
        tearTheNextSegmentsFirstWrite();
        restart();
        restart();
        checkThatAllGoesOn(events);
    }

    /** Appends small events until the next large one will need another segment. */
    private int fillTheFirstSegment() {
        fill(store, 300);
        return 300;
    }

    private void loseTheNextSegmentsFirstWrite() {
        storage.before(Faults.at(SealedSegmentTest::isSecond, _ -> {
            awaitSeal();
            storage.powerOff();
        }));
        assertThatThrownBy(() -> store.append(large())).isInstanceOf(RuntimeException.class);
    }

    private void tearTheNextSegmentsFirstWrite() {
        storage.before(Faults.at(SealedSegmentTest::isSecond, write -> {
            awaitSeal();
            write.perform(1_000);
            storage.powerOff();
        }));
        assertThatThrownBy(() -> store.append(large())).isInstanceOf(RuntimeException.class);
    }

    private void checkThatAllGoesOn(int before) throws IOException {
        fill(store, 5);
        int events = before + 5;
        try (var reader = LogStore.openReadOnly(storage.anotherReadOnly(), SMALL)) {
            assertThat(all(reader)).hasSize(events);
        }
        storage.before(Faults.fail(it -> it.name().startsWith(FIRST_OFFSETS)));
        store.append(large());
        events++;
        store.close();
        storage = storage.kill();
        store = open();
        assertThat(WholeStore.check(store)).hasSize(events);
        restart();
        assertThat(WholeStore.check(store)).hasSize(events);
    }

    private void restart() {
        store.close();
        storage = storage.crash(Fate.kept());
        store = open();
    }

    private void awaitSeal() {
        await().until(() -> storage.disk().files().containsKey(FIRST_OFFSETS));
    }

    private static boolean isSecond(Operation operation) {
        return operation.kind() == Kind.WRITE && operation.name().equals(SECOND);
    }

    private static Commit large() {
        return Commit.of(Event.of("s1", "Large", Json.parse("{\"text\":\"" + "x".repeat(40_000) + "\"}")));
    }

    private LogStore open() {
        try {
            return LogStore.open(storage, SMALL, InstantSource.system(), ProgressListener.NONE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
