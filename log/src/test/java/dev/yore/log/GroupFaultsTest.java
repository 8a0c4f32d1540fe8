package dev.yore.log;

import static dev.yore.log.Stores.SMALL;
import static dev.yore.log.Stores.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.log.Ledger.Outcome;
import dev.yore.log.internal.engine.StoreCheck;
import dev.yore.log.internal.storage.Faults;
import dev.yore.log.internal.storage.Hook;
import dev.yore.log.internal.storage.Operation;
import dev.yore.log.internal.storage.Operation.Kind;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.StoreFailedException;
import dev.yore.testkit.internal.Together;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown while a group of commits is recorded, every caller gets an answer, and it is true. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SimulatedStorage storage = new SimulatedStorage();
    private final Ledger ledger = new Ledger();
    private final Commit first = Commit.of(event("a", 0));
    private volatile Optional<Thrown> clockThrows = Optional.empty();

    enum Thrown {
        IO,
        BUG,
        NO_MEMORY;

        void now() throws IOException {
            switch (this) {
                case IO -> throw new IOException("Input/output error (simulated)");
                case BUG, NO_MEMORY -> unchecked();
            }
        }

        void unchecked() {
            if (this == NO_MEMORY) {
                throw new OutOfMemoryError("simulated");
            }
            throw new IllegalStateException("simulated");
        }
    }

    enum Place {
        LOG_IS_WRITTEN,
        LOG_IS_SYNCED,
        MARK_IS_WRITTEN;

        boolean isAt(Operation operation) {
            return switch (this) {
                case LOG_IS_WRITTEN ->
                    operation.kind() == Kind.WRITE && operation.name().endsWith(".segment");
                case LOG_IS_SYNCED ->
                    operation.kind() == Kind.SYNC && operation.name().endsWith(".segment");
                case MARK_IS_WRITTEN ->
                    operation.kind() == Kind.WRITE && operation.name().equals("durable");
            };
        }
    }

    static Stream<Arguments> everywhere() {
        return Stream.of(Place.values())
                .flatMap(place -> Stream.of(Thrown.values())
                        .flatMap(thrown ->
                                Stream.of(true, false).map(afterwards -> Arguments.of(place, thrown, afterwards))));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void whenItCannotBeWritten(Place place, Thrown thrown, boolean afterwards) throws Exception {
        var fault = Faults.at(Faults.nth(2, place::isAt), operation -> {
            if (afterwards) {
                operation.perform();
            }
            thrown.now();
        });
        assertThat(sendGroup(fault, () -> {})).contains(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUG", "NO_MEMORY"})
    void whenItCannotBeDecidedNothingWasWritten(Thrown thrown) throws Exception {
        assertThat(sendGroup(_ -> {}, () -> clockThrows = Optional.of(thrown)))
                .contains(Outcome.ABSENT)
                .doesNotContain(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void whenACommitIsTooLargeForTheBuffer(Thrown thrown) throws IOException {
        try (var store = open()) {
            storage.before(Faults.at(it -> it.kind() == Kind.WRITE && it.length() > 4 << 20, _ -> thrown.now()));
            assertThatThrownBy(() -> store.append(huge())).isInstanceOf(OutcomeUnknownException.class);
            assertThatThrownBy(() -> store.append(first)).isInstanceOf(StoreFailedException.class);
        }
    }

    @Test
    void theStoreSaysWhyItTakesNoMore() throws IOException {
        try (var store = open()) {
            clockThrows = Optional.of(Thrown.NO_MEMORY);
            assertThatThrownBy(() -> store.append(first))
                    .isInstanceOf(StoreFailedException.class)
                    .hasMessageContaining("OutOfMemoryError")
                    .hasMessageContaining("nothing was recorded");
            assertThat(store.stats().problem())
                    .hasValueSatisfying(it -> assertThat(it).contains("OutOfMemoryError"));
        }
    }

    /** Sends commits that are taken up together and meet a fault; then compares what was said with what there is. */
    private List<Outcome> sendGroup(Hook fault, Runnable whenTheyWait) throws Exception {
        var reached = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var outcomes = new ArrayList<Outcome>();
        try (var store = open()) {
            send(store, first);
            storage.before(fault);
            storage.before(Faults.at(Faults.nth(1, Place.LOG_IS_WRITTEN::isAt), _ -> {
                reached.countDown();
                waitFor(gate);
            }));
            var tasks = new ArrayList<FutureTask<Outcome>>();
            tasks.add(begin(store, Commit.of(event("b", 0))));
            waitFor(reached);
            group().forEach(commit -> tasks.add(begin(store, commit)));
            whenTheyWait.run();
            gate.countDown();
            for (var task : tasks) {
                outcomes.add(Together.get(PATIENCE, task));
            }
            var late = Commit.of(event("late", 0));
            assertThatThrownBy(() -> store.append(late)).isInstanceOf(StoreFailedException.class);
            ledger.seen(Stores.all(store));
        }
        assertThat(storage.openFiles()).isEmpty();
        try (var store = LogStore.open(storage.another(), SMALL, InstantSource.system(), ProgressListener.NONE)) {
            ledger.settle(WholeStore.check(store));
        }
        var damages =
                StoreCheck.run(storage.anotherReadOnly(), ProgressListener.NONE).damages();
        assertThat(damages).isEmpty();
        return outcomes;
    }

    /** Some that are recorded, some that are refused, one that stands in the log already. */
    private List<Commit> group() {
        var commits = new ArrayList<Commit>();
        for (int i = 0; i < 4; i++) {
            commits.add(Commit.of(event("c", i), event("d", i)));
            commits.add(Commit.of(event("c", 10 + i)).expecting(StreamId.of("c"), ExpectedVersion.exactly(100)));
        }
        commits.add(2, first);
        return commits;
    }

    private Outcome send(LogStore store, Commit commit) {
        return ledger.send(commit, () -> store.tryAppend(commit));
    }

    /** Sends a commit in a thread of its own, which waits for the answer when this returns. */
    private FutureTask<Outcome> begin(LogStore store, Commit commit) {
        var task = new FutureTask<>(() -> send(store, commit));
        var thread = Thread.ofPlatform().daemon().start(task);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> thread.getState() == Thread.State.WAITING || task.isDone());
        return task;
    }

    private static void waitFor(CountDownLatch gate) {
        try {
            assertThat(gate.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Commit huge() {
        var text = Json.parse("{\"text\":\"" + "x".repeat(1_000_000) + "\"}");
        return Commit.of(IntStream.range(0, 5)
                .mapToObj(_ -> Event.of("a", "Large", text))
                .toList());
    }

    private LogStore open() throws IOException {
        return LogStore.open(storage, SMALL, this::now, ProgressListener.NONE);
    }

    private Instant now() {
        clockThrows.ifPresent(Thrown::unchecked);
        return Instant.now();
    }
}
