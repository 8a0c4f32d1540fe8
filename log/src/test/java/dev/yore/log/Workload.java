package dev.yore.log;

import static dev.yore.log.Stores.SMALL;
import static dev.yore.log.Stores.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.log.Ledger.Outcome;
import dev.yore.log.internal.storage.Fate;
import dev.yore.log.internal.storage.Hook;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A store that is made, filled until it has rolled, flushed and merged, closed, opened, and filled on; on a disk that fails. */
final class Workload {

    private static final int PROCESSES = 3;
    private static final int COMMITS = 12;

    private final SimulatedStorage machine = new SimulatedStorage();
    private final Ledger ledger = new Ledger();
    private final List<Outcome> outcomes = new ArrayList<>();
    private int sent;

    SimulatedStorage machine() {
        return machine;
    }

    /** What those were told who sent commits that were not to be refused. */
    List<Outcome> outcomes() {
        return outcomes;
    }

    /** Runs all of it. Each process is ended like any that meets a failure: its store is closed, and another one opens it. */
    void run(Hook fault) throws IOException {
        for (int i = 0; i < PROCESSES; i++) {
            runProcess(fault);
        }
    }

    private void runProcess(Hook fault) throws IOException {
        var storage = machine.another().before(fault);
        try (var store = open(storage)) {
            for (int i = 0; i < COMMITS; i++) {
                sendNext(store);
            }
            ledger.seen(Stores.all(store));
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("simulated");
        }
        assertThat(storage.openFiles()).isEmpty();
        assertThat(storage.maps()).isZero();
    }

    /** Sends a commit that is to be recorded, and one that is to be refused, if the store can judge it. */
    void sendNext(LogStore store) {
        int number = sent++;
        var commit = number % 9 == 5 ? large(number) : several(number);
        outcomes.add(send(store, commit));
        var refused = Commit.of(event("s1", number)).expecting(StreamId.of("s1"), ExpectedVersion.exactly(1_000_000));
        assertThat(send(store, refused)).isEqualTo(Outcome.ABSENT);
    }

    /** What is left is as everyone was told, before and after it is opened for writing; and it can be gone on with. */
    void check() throws IOException {
        ledger.copy().settle(AsLeft.read(machine));
        var unknown = ledger.commits(Outcome.UNKNOWN);
        var next = machine.another();
        try (var store = open(next)) {
            ledger.settle(WholeStore.check(store));
            for (var commit : unknown) {
                assertThat(send(store, commit)).isEqualTo(Outcome.RECORDED);
            }
            assertThat(send(store, several(1_000_000))).isEqualTo(Outcome.RECORDED);
            next.powerOff();
        }
        var afterwards = next.crash(Fate.lost());
        try (var store = open(afterwards)) {
            ledger.settle(WholeStore.check(store));
        }
        AsLeft.read(afterwards);
    }

    private Outcome send(LogStore store, Commit commit) {
        return ledger.send(commit, () -> store.tryAppend(commit));
    }

    private static Commit several(int number) {
        return Commit.of(IntStream.range(0, 5)
                .mapToObj(i -> event("s" + i % 3, 10 * number + i))
                .toList());
    }

    private static Commit large(int number) {
        var text = "x".repeat(30_000);
        return Commit.of(
                Event.of("s1", "Large", Json.parse("{\"number\":%d,\"text\":\"%s\"}".formatted(number, text))));
    }

    static LogStore open(SimulatedStorage storage) throws IOException {
        return LogStore.open(storage, SMALL.withIndexPostings(64), InstantSource.system(), ProgressListener.NONE);
    }
}
