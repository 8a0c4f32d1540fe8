package dev.yore.log;

import static dev.yore.log.Stores.SMALL;
import static dev.yore.log.Stores.all;
import static dev.yore.log.Stores.fill;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.log.internal.storage.Fate;
import dev.yore.log.internal.storage.Faults;
import dev.yore.log.internal.storage.Operation.Kind;
import dev.yore.log.internal.storage.SimulatedStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An opening may fail at any call of its storage. Then nothing is left open, and the next one succeeds. */
class OpeningFaultsTest {

    private static final int EVENTS = 600;

    @FunctionalInterface
    private interface Opening {
        LogStore open(SimulatedStorage storage) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void aNewStoreCanBeMadeAfterAnOpeningThatFailed(Kind kind) throws IOException {
        var disk = new SimulatedStorage();
        assertThatEachFailureLeavesNothingOpen(kind, 0, disk::another, OpeningFaultsTest::open);
    }

    @ParameterizedTest
    @EnumSource
    void aStoreThatWasClosedCanBeOpenedAfterAnOpeningThatFailed(Kind kind) throws IOException {
        var storage = new SimulatedStorage();
        try (var store = open(storage)) {
            fill(store, EVENTS);
        }
        assertThatEachFailureLeavesNothingOpen(kind, EVENTS, storage::another, OpeningFaultsTest::open);
        assertThatEachFailureLeavesNothingOpen(kind, EVENTS, storage::anotherReadOnly, OpeningFaultsTest::openReadOnly);
    }

    @ParameterizedTest
    @EnumSource
    void aStoreThatCrashedCanBeOpenedAfterAnOpeningThatFailed(Kind kind) throws IOException {
        var storage = new SimulatedStorage();
        try (var store = open(storage)) {
            fill(store, EVENTS);
            storage.powerOff();
        }
        var crashed = storage.crash(Fate.kept());
        crashed.disk().files().keySet().stream()
                .filter(it -> it.endsWith(".offsets") || it.startsWith("index/1"))
                .forEach(it -> delete(crashed, it));
        assertThatEachFailureLeavesNothingOpen(
                kind, EVENTS, () -> crashed.ifCrashed(Fate.kept()), OpeningFaultsTest::open);
    }

    /** Fails the first such call of an opening, then the second, until it makes so few. */
    private static void assertThatEachFailureLeavesNothingOpen(
            Kind kind, int events, Supplier<SimulatedStorage> processes, Opening opening) throws IOException {
        int n = 0;
        SimulatedStorage storage;
        do {
            n++;
            storage = processes.get().before(Faults.fail(Faults.nth(n, kind)));
            try (var store = opening.open(storage)) {
                assertThat(all(store)).hasSize(events);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("simulated");
            }
            assertThat(storage.openFiles())
                    .as("after failure %s of %s", n, kind)
                    .isEmpty();
            assertThat(storage.maps())
                    .as("maps after failure %s of %s", n, kind)
                    .isZero();
            assertThatNoThreadIsLeft();
            try (var store = open(storage.another())) {
                assertThat(all(store)).hasSize(events);
            }
        } while (storage.count(kind) >= n);
    }

    private static void assertThatNoThreadIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(it -> it.getName().startsWith("yore-"));
    }

    private static LogStore open(SimulatedStorage storage) throws IOException {
        return LogStore.open(storage, SMALL, InstantSource.system(), ProgressListener.NONE);
    }

    private static LogStore openReadOnly(SimulatedStorage storage) throws IOException {
        return LogStore.openReadOnly(storage, SMALL);
    }

    private static void delete(SimulatedStorage storage, String name) {
        try {
            storage.delete(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
