package dev.yore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.correction.CorrectionReport;
import dev.yore.correction.Corrections;
import dev.yore.event.EventId;
import dev.yore.event.StreamId;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.ConflictException;
import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.Query;
import dev.yore.testkit.Wallet.Happened;
import dev.yore.testkit.Wallet.PutIn;
import dev.yore.testkit.Wallet.TakenOut;
import dev.yore.testkit.broken.ForwardingStore;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Corrections that are cut short, or that others interfere with: in the end each mistake is corrected once. */
class CorrectionFailuresTest {

    private static final int WRONG = 50;

    private static final Corrections<Happened> CORRECTIONS = Corrections.named("fee", Wallet.CODEC)
            .selecting(Query.types("MoneyTakenOut"))
            .correcting((_, _) -> Optional.of(new PutIn(BigDecimal.ONE)));

    private final InMemoryStore store = new InMemoryStore();

    @BeforeEach
    void record() {
        store.append(Commit.of(IntStream.range(0, WRONG)
                .mapToObj(it -> Wallet.CODEC.encode(StreamId.of("w" + it % 7), new TakenOut(BigDecimal.ONE, "cash")))
                .toList()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aRunThatFailedOnItsWayIsTakenUpByTheNext() {
        var failing = new LosingStore(store, 3, false);

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> CORRECTIONS.withBatch(10).append(failing));
        assertThat(CORRECTIONS.withBatch(10).append(store)).isEqualTo(new CorrectionReport(WRONG, 0, 30, 20));
        assertEachIsCorrectedOnce();
    }

    @Test
    void aBatchWhoseAnswerWasLostIsNotRepeated() {
        var failing = new LosingStore(store, 3, true);

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> CORRECTIONS.withBatch(10).append(failing));
        assertThat(CORRECTIONS.withBatch(10).append(store)).isEqualTo(new CorrectionReport(WRONG, 0, 40, 10));
        assertEachIsCorrectedOnce();
    }

    @Test
    void aBatchIsDecidedAnewWhenItsStreamsHaveChanged() {
        var interfering =
                new InterferingStore(store, 3, () -> Wallet.CODEC.encode(StreamId.of("w1"), new PutIn(BigDecimal.TEN)));

        assertThat(CORRECTIONS.append(interfering)).isEqualTo(new CorrectionReport(WRONG, 0, 0, WRONG));
        assertThat(interfering.appends()).isEqualTo(4);
        assertEachIsCorrectedOnce();
    }

    @Test
    void whatSomeoneElseHasCorrectedMeanwhileIsLeftOut() {
        var first = store.load(StreamId.of("w0")).next();
        var rival = CORRECTIONS.in(StreamId.of("w0")).preview(store).next().event();
        var interfering = new InterferingStore(store, 1, () -> rival);

        assertThat(CORRECTIONS.append(interfering)).isEqualTo(new CorrectionReport(WRONG, 0, 1, WRONG - 1));
        assertThat(rival.metadata().corrects()).contains(first.id());
        assertEachIsCorrectedOnce();
    }

    @Test
    void whenOthersAreFasterEachTimeTheConflictIsThrown() {
        var interfering = new InterferingStore(
                store, Integer.MAX_VALUE, () -> Wallet.CODEC.encode(StreamId.of("w1"), new PutIn(BigDecimal.TEN)));

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> CORRECTIONS.append(interfering));
        assertThat(interfering.appends()).isEqualTo(101);
    }

    @Test
    void runsAtTheSameTimeCorrectEachMistakeOnce() throws Exception {
        var runs = List.<Callable<CorrectionReport>>of(
                () -> CORRECTIONS.withBatch(3).append(store),
                () -> CORRECTIONS.withBatch(5).append(store),
                () -> CORRECTIONS.withBatch(7).append(store));
        try (var threads = Executors.newFixedThreadPool(runs.size())) {
            for (var run : threads.invokeAll(runs)) {
                assertThat(run.get().found()).isEqualTo(WRONG);
            }
        }
        assertEachIsCorrectedOnce();
    }

    private void assertEachIsCorrectedOnce() {
        var corrected = store.read(Query.types("MoneyPutIn")).stream()
                .flatMap(it -> it.metadata().corrects().stream())
                .toList();
        var wrong = store.read(Query.types("MoneyTakenOut")).stream()
                .map(it -> it.id())
                .toList();
        assertThat(corrected).containsExactlyInAnyOrderElementsOf(wrong);
        assertThat(new HashSet<EventId>(corrected)).hasSize(WRONG);
    }

    /** A store that fails after so many appends, before the next one is recorded or behind it. */
    private static final class LosingStore extends ForwardingStore {

        private final boolean records;
        private int left;

        LosingStore(InMemoryStore sound, int appends, boolean records) {
            super(sound);
            this.left = appends;
            this.records = records;
        }

        @Override
        public AppendResult tryAppend(Commit commit) {
            if (left-- > 0) {
                return super.tryAppend(commit);
            }
            if (records) {
                super.tryAppend(commit);
            }
            throw new OutcomeUnknownException("the answer was lost", new IllegalStateException());
        }
    }
}
