package dev.yore.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.log.Ledger.Outcome;
import dev.yore.log.internal.engine.StoreCheck;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** One store, which process after process writes to; each of them ends where it did not expect to. */
final class CrashTrial {

    private static final int PROCESSES = 10;
    private static final int MAX_SENDERS = 4;
    private static final int MAX_STEPS = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RandomGenerator random;
    private final Happenings happenings;
    private final Ledger ledger = new Ledger();
    private final Trace trace = new Trace();
    private final JumpingClock clock;
    private final LogOptions options;
    private final Beside beside = new Beside(ledger);
    private SimulatedStorage storage = new SimulatedStorage();
    private int senders;

    CrashTrial(RandomGenerator random, Happenings happenings) {
        this.random = random;
        this.happenings = happenings;
        this.clock = new JumpingClock(random.nextLong());
        this.options = Stores.SMALL.withIndexPostings(random.nextBoolean() ? 64 : random.nextInt(64, 513));
        if (random.nextBoolean()) {
            storage.disk().unsyncedSizesMayShrink();
        }
    }

    /** Runs it. What fails tells what happened last. */
    void run() throws Exception {
        try {
            for (int i = 1; i <= PROCESSES; i++) {
                trace.note("process " + i);
                next(live());
            }
            trace.note("the last process");
            storage.before(trace);
            try (var store = open(storage)) {
                ledger.settle(WholeStore.check(store));
            }
            assertThat(StoreCheck.run(storage.anotherReadOnly(), ProgressListener.NONE)
                            .damages())
                    .isEmpty();
        } catch (Exception | AssertionError e) {
            throw new AssertionError(e + "\nThis happened before:\n" + trace, e);
        } finally {
            beside.close();
        }
    }

    /** A process from its opening of the store to its end. */
    private ProcessEnd live() throws Exception {
        var end = random.nextInt(3) == 0
                ? ProcessEnd.atARareChange(storage, random)
                : ProcessEnd.amongTheFirst(random.nextInt(3) == 0 ? 12 : 100, storage, random);
        storage.before(trace);
        storage.before(end);
        try (var store = open(storage)) {
            work(store, end);
            if (random.nextBoolean()) {
                end.now();
            }
            end.phase("closing");
        } catch (IOException e) {
            if (!end.hasCome()) {
                throw e;
            }
        }
        assertThat(storage.openFiles()).isEmpty();
        assertThat(storage.maps()).isZero();
        return end;
    }

    private void work(LogStore store, ProcessEnd end) throws Exception {
        end.phase("working");
        var unknown = ledger.commits(Outcome.UNKNOWN);
        ledger.settle(WholeStore.check(store));
        beside.look(storage);
        unknown.forEach(it -> sendTwice(store, it));
        write(store, end);
        WholeStore.check(store);
        var problem = store.stats().problem();
        assertThat(problem.isEmpty() || end.hasCome()).as("%s", problem).isTrue();
        beside.look(storage);
    }

    /** A commit of which nobody knows whether it was recorded is, once, when it is sent again. */
    private void sendTwice(LogStore store, Commit commit) {
        var unconditional = Commit.of(commit.events());
        ledger.send(unconditional, () -> store.tryAppend(unconditional));
        ledger.send(commit, () -> store.tryAppend(commit));
    }

    private void write(LogStore store, ProcessEnd end) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = new ArrayList<Future<?>>();
            for (int i = random.nextInt(MAX_SENDERS); i >= 0; i--) {
                var sender = new Sender(new Random(random.nextLong()), "sender-" + senders++, store);
                int steps = random.nextInt(1, MAX_STEPS);
                writing.add(threads.submit(() -> sender.run(steps, end)));
            }
            for (var each : writing) {
                each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    private LogStore open(SimulatedStorage storage) throws IOException {
        return LogStore.open(storage, options, clock, ProgressListener.NONE);
    }

    /** What the next process finds: of a power loss one of its possible ends, when another was looked at too. */
    private void next(ProcessEnd end) throws IOException {
        happenings.add(end);
        trace.note(end.toString());
        if (end.isPowerLoss()) {
            beside.close();
            for (int i = random.nextInt(2); i > 0; i--) {
                trace.note("another end of the power loss");
                try (var store = open(storage.ifCrashed(random).before(trace))) {
                    ledger.copy().settle(WholeStore.check(store));
                }
                happenings.add(end);
            }
            storage = storage.crash(random);
        } else {
            storage = storage.kill();
        }
    }

    /** One that sends commit after commit. */
    private final class Sender {

        private final RandomGenerator random;
        private final RandomCommits commits;
        private final LogStore store;

        Sender(RandomGenerator random, String name, LogStore store) {
            this.random = random;
            this.commits = new RandomCommits(random, name);
            this.store = store;
        }

        void run(int steps, ProcessEnd end) {
            for (int i = 0; i < steps && !end.hasCome(); i++) {
                var outcome = step();
                if (outcome == Outcome.UNKNOWN && !Thread.interrupted()) {
                    assertThat(end.hasCome()).as("why the outcome is unknown").isTrue();
                }
            }
        }

        private Outcome step() {
            return switch (random.nextInt(24)) {
                case 0 -> sendOldOne();
                case 1 -> restore();
                case 2 -> {
                    Thread.currentThread().interrupt();
                    yield append();
                }
                default -> append();
            };
        }

        private Outcome append() {
            var commit = commits.next(store);
            return ledger.send(commit, () -> store.tryAppend(commit));
        }

        private Outcome sendOldOne() {
            List<Commit> recorded = ledger.commits(Outcome.RECORDED);
            if (recorded.isEmpty()) {
                return append();
            }
            var old = recorded.get(random.nextInt(recorded.size()));
            var stream = old.events().getFirst().stream();
            return ledger.send(
                    old, () -> store.tryAppend(old.expecting(stream, ExpectedVersion.exactly(random.nextInt(9)))));
        }

        private Outcome restore() {
            var commit = Commit.of(commits.events());
            var first = Position.of(store.head().rank(Partition.SINGLE) + 1);
            return ledger.send(commit, () -> store.restore(commit.events(), first, clock.instant()));
        }
    }
}
