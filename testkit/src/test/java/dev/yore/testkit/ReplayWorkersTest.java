package dev.yore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.event.Event;
import dev.yore.event.EventType;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.replay.Difference;
import dev.yore.replay.Replay;
import dev.yore.store.Commit;
import dev.yore.store.Cursor;
import dev.yore.store.StreamRange;
import dev.yore.testkit.Wallet.Balance;
import dev.yore.testkit.Wallet.Happened;
import dev.yore.testkit.Wallet.PutIn;
import dev.yore.testkit.broken.ForwardingStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a replay works in parallel: the same result in the same order, so much ahead and no further, and nothing left behind. */
class ReplayWorkersTest {

    private static final int STREAMS = 2_000;

    private static final Decider<Object, Balance, Happened> NOTHING =
            Decider.of(new Balance(BigDecimal.ZERO), (_, _) -> List.of(), (state, _) -> state);

    private static final Replay<Balance> REPLAY =
            Replay.of(Wallet.DECIDER, Wallet.CODEC).against(NOTHING).measuring("amount", Balance::amount);

    private final InMemoryStore store = new InMemoryStore();

    @BeforeEach
    void record() {
        store.append(Commit.of(IntStream.range(0, STREAMS)
                .mapToObj(it -> Wallet.CODEC.encode(StreamId.of("w" + it), new PutIn(BigDecimal.valueOf(it + 1L))))
                .toList()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void theResultAndItsOrderDoNotDependOnTheWorkers(int workers) {
        var differences = REPLAY.withWorkers(workers).over(store);

        assertThat(differences.toList())
                .extracting(it -> it.stream().value())
                .containsExactlyElementsOf(
                        IntStream.range(0, STREAMS).mapToObj(it -> "w" + it).toList());
        assertThat(differences.report().total("amount").change())
                .isEqualByComparingTo(BigDecimal.valueOf(-STREAMS * (STREAMS + 1L) / 2));
    }

    @Test
    void aReplayNeedsAWorker() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REPLAY.withWorkers(0))
                .withMessage("workers must be 1 or more, not 0");
    }

    @Test
    void onlySoManyStreamsAreReadAheadOfTheCaller() {
        var counting = new LoadCountingStore(store);
        try (var differences = REPLAY.withWorkers(2).over(counting)) {
            differences.next();
            assertThat(counting.loads.get()).isPositive().isLessThanOrEqualTo(2 * 2 * 32);
        }
    }

    @Test
    void progressIsToldAlsoWhereNothingDiffers() {
        var told = new ArrayList<Long>();
        Replay.of(Wallet.DECIDER, Wallet.CODEC)
                .against(Wallet.DECIDER)
                .telling(it -> told.add(it.streams()))
                .over(store)
                .finish();

        assertThat(told).hasSizeGreaterThan(10).isSorted().endsWith((long) STREAMS);
    }

    @Test
    void anEventIsDecodedOnceWhereBothLogicsShareTheCodec() {
        var codec = new DecodeCountingCodec();
        Replay.of(Wallet.DECIDER, codec).against(NOTHING).over(store).finish();

        assertThat(codec.decoded.get()).isEqualTo(STREAMS);
    }

    @Test
    void whatIsRecordedMeanwhileDoesNotCount() {
        try (var differences = REPLAY.withWorkers(1).over(store)) {
            differences.next();
            store.append(Commit.of(Wallet.CODEC.encode(StreamId.of("w1999"), new PutIn(BigDecimal.TEN))));
            store.append(Commit.of(Wallet.CODEC.encode(StreamId.of("new"), new PutIn(BigDecimal.TEN))));

            assertThat(differences.finish().events()).isEqualTo(STREAMS);
        }
    }

    @Test
    void aClosedReplayHasNothingLeftAndLeavesNoThread() throws InterruptedException {
        var differences = REPLAY.over(store);
        Difference<Balance> first = differences.next();
        differences.close();

        assertThat(first.stream()).isEqualTo(StreamId.of("w0"));
        assertThat(differences.hasNext()).isFalse();
        for (var thread : workers()) {
            thread.join(10_000);
        }
        assertThat(workers()).isEmpty();
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        try (var differences = REPLAY.over(store)) {
            assertThatExceptionOfType(CancellationException.class).isThrownBy(differences::hasNext);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(differences.hasNext()).isFalse();
        }
    }

    private static List<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(it -> it.getName().startsWith("yore-replay-"))
                .toList();
    }

    /** Counts how many streams are loaded. */
    private static final class LoadCountingStore extends ForwardingStore {

        private final AtomicInteger loads = new AtomicInteger();

        LoadCountingStore(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Cursor<RecordedEvent> load(StreamId stream, StreamRange range) {
            loads.incrementAndGet();
            return super.load(stream, range);
        }
    }

    /** Counts how many events are decoded. */
    private static final class DecodeCountingCodec implements EventCodec<Happened> {

        private final AtomicInteger decoded = new AtomicInteger();

        @Override
        public String name() {
            return Wallet.CODEC.name();
        }

        @Override
        public Set<EventType> types() {
            return Wallet.CODEC.types();
        }

        @Override
        public Event encode(StreamId stream, Happened event) {
            return Wallet.CODEC.encode(stream, event);
        }

        @Override
        public List<Happened> decode(Event event) {
            decoded.incrementAndGet();
            return Wallet.CODEC.decode(event);
        }
    }
}
