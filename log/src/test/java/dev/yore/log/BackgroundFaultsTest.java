package dev.yore.log;

import static dev.yore.log.Stores.SMALL;
import static dev.yore.log.Stores.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.yore.log.internal.storage.Faults;
import dev.yore.log.internal.storage.Operation;
import dev.yore.log.internal.storage.Operation.Kind;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.StorageFullException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is thrown in a thread of the store's own, the store says so and goes on as far as it can. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BackgroundFaultsTest {

    private static final int MANY = 5_000;

    private final SimulatedStorage storage = new SimulatedStorage();
    private volatile boolean failing = true;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anIndexThatCannotBeWrittenEndsTheAppendsThatNeedRoomInMemory(boolean error) throws IOException {
        try (var store = open()) {
            fail(error, it -> it.kind() == Kind.CREATE && it.name().startsWith("index/"));
            assertThatThrownBy(() -> fill(store, MANY))
                    .isInstanceOf(StorageFullException.class)
                    .hasMessageContaining("simulated");
            assertThat(store.stats().problem())
                    .hasValueSatisfying(it -> assertThat(it).contains("simulated"));
            assertThatAllGoesOn(store);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void filesOfTheIndexThatCannotBeMergedAreAProblem(boolean error) throws IOException {
        try (var store = open()) {
            fail(error, it -> it.kind() == Kind.CREATE && ProcessEnd.isMerge(storage, it.name()));
            fill(store, MANY);
            awaitProblem(store);
            assertThatAllGoesOn(store);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSegmentThatCannotBeMadeEndsTheAppendsThatNeedIt(boolean error) throws IOException {
        try (var store = open()) {
            fail(error, it -> it.kind() == Kind.CREATE && it.name().endsWith(".segment.tmp"));
            assertThatThrownBy(() -> fill(store, MANY))
                    .isInstanceOf(StorageFullException.class)
                    .hasMessageContaining("simulated");
            awaitProblem(store);
            assertThatAllGoesOn(store);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void offsetsThatCannotBeStoredAreAProblemUntilTheyAre(boolean error) throws IOException {
        try (var store = open()) {
            fail(error, it -> it.kind() == Kind.CREATE && it.name().contains(".offsets"));
            fill(store, MANY);
            awaitProblem(store);
            assertThatAllGoesOn(store);
        }
        assertThat(storage.disk().files()).containsKey("log/0000000001.offsets");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReaderBesideThatCannotGoOnSaysSo(boolean error) throws IOException {
        var reading = storage.anotherReadOnly();
        try (var store = open();
                var reader = LogStore.openReadOnly(reading, SMALL)) {
            reading.before(Faults.at(Faults.every(Kind.LIST), _ -> thrown(error)));
            fill(store, MANY);
            awaitProblem(reader);
        }
    }

    @Test
    void whatWasBegunAndFailedTakesNoSpace() throws IOException {
        try (var store = open()) {
            fail(true, it -> it.kind() == Kind.SYNC && it.name().startsWith("index/"));
            assertThatThrownBy(() -> fill(store, MANY)).isInstanceOf(StorageFullException.class);
            assertThat(storage.disk().files().keySet()).noneMatch(it -> it.startsWith("index/") && it.endsWith(".tmp"));
        }
    }

    private void assertThatAllGoesOn(LogStore store) {
        failing = false;
        fill(store, MANY);
        await().until(() -> store.stats().problem().isEmpty());
        WholeStore.check(store);
    }

    private static void awaitProblem(LogStore store) {
        await().pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertThat(store.stats().problem())
                        .hasValueSatisfying(it -> assertThat(it).contains("simulated")));
    }

    private void fail(boolean error, Predicate<Operation> which) {
        storage.before(Faults.at(it -> failing && which.test(it), _ -> thrown(error)));
    }

    private static void thrown(boolean error) {
        if (error) {
            throw new OutOfMemoryError("simulated");
        }
        throw new IllegalStateException("simulated");
    }

    private static void fill(EventStore store, int events) {
        for (int i = 0; i < events; i += 10) {
            int begin = i;
            store.append(Commit.of(IntStream.range(begin, begin + 10)
                    .mapToObj(it -> event("s" + it % 10, it))
                    .toList()));
        }
    }

    private LogStore open() throws IOException {
        return LogStore.open(storage, SMALL, InstantSource.system(), ProgressListener.NONE);
    }
}
