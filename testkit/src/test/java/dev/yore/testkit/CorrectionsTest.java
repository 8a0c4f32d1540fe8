package dev.yore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.yore.correction.CorrectionReport;
import dev.yore.correction.Corrections;
import dev.yore.correction.Planned;
import dev.yore.domain.EventCodec;
import dev.yore.domain.Upcaster;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.store.Commit;
import dev.yore.store.Limits;
import dev.yore.store.Query;
import dev.yore.testkit.Wallet.Happened;
import dev.yore.testkit.Wallet.PutIn;
import dev.yore.testkit.Wallet.TakenOut;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compensating events for what is wrong: which ones, what they say, and that nothing is corrected twice. */
class CorrectionsTest {

    private static final Instant THEN = Instant.parse("2024-01-12T09:00:00Z");

    /** Five was taken too much wherever cash was taken. */
    private static final Corrections<Happened> CORRECTIONS = Corrections.named("fee", Wallet.CODEC)
            .selecting(Query.types("MoneyTakenOut"))
            .correcting((event, _) -> event instanceof TakenOut it && it.note().equals("cash")
                    ? Optional.of(new PutIn(new BigDecimal("5")))
                    : Optional.empty())
            .because("Five was taken too much.")
            .by("ops");

    private final InMemoryStore store = new InMemoryStore();

    @Test
    void inALogOfSeveralPartitionsEachPartitionKeyHasItsOwnCommits() {
        try (var partitioned = new InMemoryStore().withPartitions(4)) {
            for (int i = 0; i < 20; i++) {
                partitioned.append(Commit.of(
                        Wallet.CODEC.encode(StreamId.of("wallet-" + i), new TakenOut(BigDecimal.ONE, "cash"))));
            }
            assertThat(CORRECTIONS.append(partitioned)).isEqualTo(new CorrectionReport(20, 0, 0, 20));
            assertThat(CORRECTIONS.append(partitioned)).isEqualTo(new CorrectionReport(20, 0, 20, 0));
            assertThat(partitioned.version(StreamId.of("wallet-7")).value()).isEqualTo(2);
        }
    }

    /** Two that are wrong, in two streams, and three that are not. */
    @BeforeEach
    void record() {
        append("a", "1", new PutIn(BigDecimal.TEN));
        append("a", "2", new TakenOut(BigDecimal.ONE, "cash"));
        append("b", "3", new TakenOut(BigDecimal.ONE, "cheque"));
        append("b", "4", new TakenOut(BigDecimal.ONE, "cash"));
        store.append(Commit.of(Event.of("elsewhere", "Other", Json.EMPTY_OBJECT)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void eachEventThatIsWrongGetsACompensatingOneInItsStream() {
        assertThat(CORRECTIONS.append(store)).isEqualTo(new CorrectionReport(3, 1, 0, 2));

        assertThat(store.load(StreamId.of("a")).toList())
                .extracting(it -> it.type().name())
                .containsExactly("MoneyPutIn", "MoneyTakenOut", "MoneyPutIn");
        assertThat(store.load(StreamId.of("b")).toList()).hasSize(3);
    }

    @Test
    void itPointsAtWhatItCorrectsAndSaysWhyAndByWhom() {
        CORRECTIONS.append(store);

        var correction = last("a");
        assertThat(correction.id()).isEqualTo(EventId.of("fee/2")).isEqualTo(CORRECTIONS.idFor(EventId.of("2")));
        assertThat(correction.metadata()).hasToString("""
                {"reason":"Five was taken too much.","actor":"ops","corrects":"2"}""");
        assertThat(correction.tags()).containsExactly(Tag.of("of", "2"));
        assertThat(Wallet.CODEC.decode(correction.event())).containsExactly(new PutIn(new BigDecimal("5")));
    }

    @Test
    void itHappensWhenWhatItCorrectsHappenedUnlessAnotherTimeIsGiven() {
        CORRECTIONS.in(StreamId.of("a")).append(store);
        var today = Instant.parse("2024-02-01T00:00:00Z");
        CORRECTIONS.happeningAt(today).append(store);

        assertThat(last("a").timestamp()).isEqualTo(THEN);
        assertThat(last("b").timestamp()).isEqualTo(today);
    }

    @Test
    void aPreviewIsWhatWouldBeAppendedAndAppendsNothing() {
        var head = store.head();
        var planned = CORRECTIONS.preview(store).toList();

        assertThat(store.head()).isEqualTo(head);
        assertThat(planned).extracting(it -> it.corrected().id().value()).containsExactly("2", "4");
        assertThat(planned).extracting(Planned::correction).containsOnly(new PutIn(new BigDecimal("5")));
        CORRECTIONS.append(store);
        assertThat(planned)
                .extracting(Planned::event)
                .containsExactly(last("a").event(), last("b").event());
        assertThat(CORRECTIONS.preview(store).toList()).isEmpty();
    }

    @Test
    void aClosedPreviewHasNothingLeft() {
        var preview = CORRECTIONS.preview(store);
        preview.next();
        preview.close();

        assertThat(preview.hasNext()).isFalse();
    }

    @Test
    void aSecondRunAppendsNothing() {
        CORRECTIONS.append(store);
        var head = store.head();

        assertThat(CORRECTIONS.append(store)).isEqualTo(new CorrectionReport(3, 1, 2, 0));
        assertThat(store.head()).isEqualTo(head);
    }

    @Test
    void whatCameSinceIsCorrectedByTheNextRun() {
        CORRECTIONS.append(store);
        append("c", "5", new TakenOut(BigDecimal.ONE, "cash"));

        assertThat(CORRECTIONS.append(store)).isEqualTo(new CorrectionReport(4, 1, 2, 1));
    }

    @Test
    void oneStreamAloneIsCorrected() {
        assertThat(CORRECTIONS.in(StreamId.of("b")).append(store)).isEqualTo(new CorrectionReport(2, 1, 0, 1));
        assertThat(last("a").id()).isEqualTo(EventId.of("2"));
        assertThat(CORRECTIONS.append(store)).isEqualTo(new CorrectionReport(3, 1, 1, 1));
    }

    @Test
    void correctionsOfAnotherNameAreOthers() {
        CORRECTIONS.append(store);
        var others = Corrections.named("again", Wallet.CODEC)
                .selecting(Query.types("MoneyTakenOut"))
                .correcting((_, _) -> Optional.of(new PutIn(BigDecimal.ONE)));

        assertThat(others.append(store)).isEqualTo(new CorrectionReport(3, 0, 0, 3));
        assertThat(last("b").metadata().reason()).isEmpty();
    }

    @Test
    void whereNothingIsSelectedTheCodecSaysWhichEventsAreLookedAt() {
        var corrections = Corrections.named("all", Wallet.CODEC).correcting((_, _) -> Optional.empty());

        assertThat(corrections.append(store)).isEqualTo(new CorrectionReport(4, 4, 0, 0));
    }

    @Test
    void progressIsToldAfterEachBatch() {
        IntStream.range(0, 3).forEach(it -> append("c" + it, "c" + it, new TakenOut(BigDecimal.ONE, "cash")));
        var told = new ArrayList<Long>();
        CORRECTIONS.withBatch(2).append(store, it -> told.add(it.appended()));

        assertThat(told).containsExactly(2L, 4L, 5L);
        assertThatIllegalArgumentException().isThrownBy(() -> CORRECTIONS.withBatch(0));
    }

    @Test
    void aBatchThatIsTooLargeForTheStoreIsSplit() {
        var narrow = new InMemoryStore().withLimits(new Limits(1 << 20, 1_000, 3, 32));
        for (int i = 0; i < 20; i++) {
            narrow.append(Commit.of(Wallet.CODEC.encode(StreamId.of("c"), new TakenOut(BigDecimal.ONE, "cash"))));
        }

        assertThat(CORRECTIONS.append(narrow)).isEqualTo(new CorrectionReport(20, 0, 0, 20));
        assertThat(narrow.read(Query.types("MoneyPutIn")).toList())
                .hasSize(20)
                .allSatisfy(it -> assertThat(it.commit().size()).isLessThanOrEqualTo(3));
    }

    @Test
    void idsThatWouldBeTooLongAreHashed() {
        var id = EventId.of("i".repeat(EventId.MAX_CHARACTERS));
        store.append(Commit.of(Wallet.CODEC
                .encode(StreamId.of("long"), new TakenOut(BigDecimal.ONE, "cash"))
                .withId(id)));
        CORRECTIONS.append(store);

        assertThat(last("long").id()).isEqualTo(CORRECTIONS.idFor(id));
        assertThat(last("long").id().value()).hasSize(36);
        assertThat(CORRECTIONS.append(store).appended()).isZero();
    }

    @Test
    void aNameIsBounded() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Corrections.named("n".repeat(65), Wallet.CODEC))
                .withMessageContaining("longer than 64 characters");
        assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> Corrections.named("", Wallet.CODEC));
    }

    @Test
    void eachEventThatAnUpcasterMakesOfOneIsCorrectedByItself() {
        var codec = EventCodec.of(Happened.class)
                .type("MoneyPutIn", PutIn.class)
                .type("MoneyTakenOut", TakenOut.class)
                .upcast(Upcaster.split(
                        "TwiceTakenOut",
                        1,
                        data -> List.of(
                                Upcaster.Shaped.of("MoneyTakenOut", 1, data),
                                Upcaster.Shaped.of("MoneyTakenOut", 1, data.deepCopy()))))
                .build();
        var twice = Event.of("t", "TwiceTakenOut", Json.parse("{\"amount\":1,\"note\":\"cash\"}"));
        store.append(Commit.of(twice.withId(EventId.of("6"))));
        var corrections = Corrections.named("fee", codec)
                .selecting(Query.types("TwiceTakenOut"))
                .correcting((_, _) -> Optional.of(new PutIn(BigDecimal.ONE)));

        assertThat(corrections.append(store)).isEqualTo(new CorrectionReport(1, 0, 0, 2));
        assertThat(store.find(EventId.of("fee/6"))).isPresent();
        assertThat(store.find(EventId.of("fee/6/2"))).isPresent();
        assertThat(corrections.append(store)).isEqualTo(new CorrectionReport(1, 0, 1, 0));
    }

    private RecordedEvent last(String stream) {
        return store.load(StreamId.of(stream)).toList().getLast();
    }

    private void append(String stream, String id, Happened event) {
        store.append(Commit.of(Wallet.CODEC
                .encode(StreamId.of(stream), event)
                .withId(EventId.of(id))
                .withTags(Tag.of("of", id))
                .withTimestamp(THEN)));
    }
}
