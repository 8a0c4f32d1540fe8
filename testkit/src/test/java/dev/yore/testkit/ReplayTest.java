package dev.yore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.yore.domain.AsOf;
import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.domain.Upcaster;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.replay.Difference;
import dev.yore.replay.Logic;
import dev.yore.replay.Measured;
import dev.yore.replay.Replay;
import dev.yore.replay.ReplayFailedException;
import dev.yore.store.Commit;
import dev.yore.store.Query;
import dev.yore.testkit.Wallet.Balance;
import dev.yore.testkit.Wallet.Happened;
import dev.yore.testkit.Wallet.PutIn;
import dev.yore.testkit.Wallet.TakenOut;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same events by two logics: where they differ, and by how much. */
class ReplayTest {

    /** As it should have been: taking money out costs one. */
    private static final Decider<Object, Balance, Happened> WITH_FEE = fold(BigDecimal.ONE);

    private static final Replay<Balance> REPLAY =
            Replay.of(Wallet.DECIDER, Wallet.CODEC).against(WITH_FEE).measuring("amount", Balance::amount);

    private Instant now = day(1);
    private final InMemoryStore store = new InMemoryStore().withClock(() -> now);

    /** Two wallets from which was taken, one from which was not, and something else. */
    @BeforeEach
    void record() {
        append("a", new PutIn(new BigDecimal("100")));
        append("b", new PutIn(new BigDecimal("50")));
        store.append(Commit.of(Event.of("elsewhere", "Other", Json.EMPTY_OBJECT)));
        append("c", new TakenOut(new BigDecimal("30"), "cash"), new TakenOut(new BigDecimal("5"), "cheque"));
        append("a", new TakenOut(new BigDecimal("20"), "cash"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theStreamsThatDifferAreToldInTheOrderInWhichTheyBegan() {
        assertThat(REPLAY.over(store).toList())
                .containsExactly(
                        new Difference<>(StreamId.of("a"), Version.of(2), balance(80), balance(79), amounts(80, 79)),
                        new Difference<>(
                                StreamId.of("c"), Version.of(2), balance(-35), balance(-37), amounts(-35, -37)));
    }

    @Test
    void theReportCountsAllThatWasCompared() {
        var report = REPLAY.over(store).finish();

        assertThat(report.streams()).isEqualTo(3);
        assertThat(report.events()).isEqualTo(5);
        assertThat(report.differing()).isEqualTo(2);
        assertThat(report.passedOver()).isEqualTo(1);
        assertThat(report.total("amount")).isEqualTo(new Measured(new BigDecimal("95"), new BigDecimal("92")));
        assertThat(report.total("amount").change()).isEqualByComparingTo("-3");
    }

    @Test
    void aMeasureThatIsNotThereIsToldWithThoseThatAre() {
        var difference = REPLAY.over(store).toList().getFirst();

        assertThat(difference.measure("amount").change()).isEqualByComparingTo("-1");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> difference.measure("tax"))
                .withMessage("there is no measure tax, only [amount]");
    }

    @Test
    void againstItselfNothingDiffers() {
        var report = Replay.of(Wallet.DECIDER, Wallet.CODEC)
                .against(fold(BigDecimal.ZERO))
                .over(store)
                .finish();

        assertThat(report.differing()).isZero();
        assertThat(report.streams()).isEqualTo(3);
    }

    @Test
    void onlyTheStreamsOfAPrefixAreCompared() {
        append("a2", new PutIn(BigDecimal.ONE));

        assertThat(REPLAY.over(store, "a").finish().streams()).isEqualTo(2);
    }

    @Test
    void aQueryFindsStreamsAndEachIsFoldedAsAWholeAndOnce() {
        var found = REPLAY.over(store, Query.types("MoneyTakenOut"));

        assertThat(found.toList()).extracting(it -> it.stream().value()).containsExactly("c", "a");
        assertThat(found.report().streams()).isEqualTo(2);
        assertThat(found.report().events()).isEqualTo(4);
        assertThat(REPLAY.over(store, Query.all()).finish().streams()).isEqualTo(3);
    }

    @Test
    void aStreamThatIsFoundAgainLongAfterIsNotComparedAgain() {
        for (int i = 0; i < 70_000; i += 1_000) {
            int from = i;
            store.append(Commit.of(IntStream.range(from, from + 1_000)
                    .mapToObj(it -> Wallet.CODEC.encode(StreamId.of("w" + it), new PutIn(BigDecimal.ONE)))
                    .toList()));
        }
        append("a", new PutIn(BigDecimal.ONE));

        var report = REPLAY.over(store, Query.types("MoneyPutIn")).finish();

        assertThat(report.streams()).isEqualTo(70_002);
        assertThat(report.events()).isEqualTo(70_004);
    }

    @Test
    void oneStreamIsCompared() {
        var differences = REPLAY.over(store, StreamId.of("c"));

        assertThat(differences.toList()).extracting(it -> it.stream().value()).containsExactly("c");
        assertThat(differences.report().streams()).isEqualTo(1);
        assertThat(REPLAY.over(store, StreamId.of("nobody")).finish().streams()).isZero();
    }

    @Test
    void aNamedStreamThatTheCodecDoesNotKnowIsAnErrorAndNoGap() {
        assertThatExceptionOfType(ReplayFailedException.class)
                .isThrownBy(() -> REPLAY.over(store, StreamId.of("elsewhere")).finish())
                .withMessageStartingWith("stream elsewhere, version 1, a Other: a logic failed: ")
                .withMessageContaining("knows no event type Other");
    }

    @Test
    void aLogicThatFailsIsToldWithTheEventThatItFailedOn() {
        Decider<Object, Balance, Happened> failing = Decider.of(balance(0), (_, _) -> List.of(), (state, event) -> {
            if (event instanceof TakenOut) {
                throw new IllegalStateException("no such rule");
            }
            return state;
        });

        assertThatExceptionOfType(ReplayFailedException.class)
                .isThrownBy(() -> Replay.of(Wallet.DECIDER, Wallet.CODEC)
                        .against(failing)
                        .over(store)
                        .finish())
                .withMessageStartingWith("stream a, version 2, a MoneyTakenOut: a logic failed: ")
                .withMessageContaining("no such rule");
    }

    @Test
    void aReplayLooksBackByBothTimes() {
        now = day(10);
        store.append(Commit.of(Wallet.CODEC
                .encode(StreamId.of("b"), new TakenOut(new BigDecimal("7"), "forgotten"))
                .withTimestamp(day(2))));

        assertThat(change(AsOf.now())).isEqualByComparingTo("-4");
        assertThat(change(AsOf.now().recordedAt(day(9)))).isEqualByComparingTo("-3");
        assertThat(change(AsOf.now().at(day(2)))).isEqualByComparingTo("-2");
        assertThat(change(AsOf.now().at(day(2)).recordedAt(day(9)))).isEqualByComparingTo("-1");
        assertThat(change(AsOf.now().position(Position.of(3)))).isEqualByComparingTo("0");
        assertThat(change(AsOf.now().version(Version.FIRST))).isEqualByComparingTo("-1");
    }

    @Test
    void streamsOfWhichNoEventCountsAreNotCompared() {
        var report =
                REPLAY.asOf(AsOf.now().position(Position.of(1))).over(store).finish();

        assertThat(report.streams()).isEqualTo(1);
        assertThat(report.events()).isEqualTo(1);
    }

    @Test
    void logicsOfDifferentStatesAndCodecsAreComparedByWhatIsLookedAt() {
        var codec = EventCodec.of(Happened.class)
                .type("PutInSince", PutIn.class)
                .type("MoneyTakenOut", TakenOut.class)
                .upcast(Upcaster.rename("MoneyPutIn", 1, "PutInSince"))
                .build();
        Decider<Object, Integer, Happened> counting = Decider.of(
                0,
                (_, _) -> List.of(),
                (count, event) ->
                        event instanceof PutIn it ? count + it.amount().intValue() : count);
        var replay = Replay.between(
                Logic.of(Wallet.DECIDER, Wallet.CODEC).seenAs(it -> it.amount().intValue()), Logic.of(counting, codec));

        assertThat(replay.over(store).toList())
                .extracting(Difference::current, Difference::alternative)
                .containsExactly(tuple(80, 100), tuple(-35, 0));
    }

    @Test
    void nothingIsWritten() {
        var head = store.head();
        REPLAY.over(store).finish();

        assertThat(store.head()).isEqualTo(head);
    }

    private BigDecimal change(AsOf asOf) {
        return REPLAY.asOf(asOf).over(store).finish().total("amount").change();
    }

    private static Decider<Object, Balance, Happened> fold(BigDecimal fee) {
        return Decider.of(balance(0), (_, _) -> List.of(), (balance, event) -> switch (event) {
            case PutIn it -> new Balance(balance.amount().add(it.amount()));
            case TakenOut it ->
                new Balance(balance.amount().subtract(it.amount()).subtract(fee));
        });
    }

    private void append(String stream, Happened... events) {
        now = now.plusSeconds(1);
        var day = stream.equals("c") ? day(3) : day(1);
        store.append(Commit.of(List.of(events).stream()
                .map(it -> Wallet.CODEC.encode(StreamId.of(stream), it).withTimestamp(day))
                .toList()));
    }

    private static Map<String, Measured> amounts(int current, int alternative) {
        return Map.of("amount", new Measured(BigDecimal.valueOf(current), BigDecimal.valueOf(alternative)));
    }

    private static Balance balance(int amount) {
        return new Balance(BigDecimal.valueOf(amount));
    }

    private static Instant day(int day) {
        return Instant.parse("2024-01-01T12:00:00Z").plusSeconds(86_400L * day);
    }
}
