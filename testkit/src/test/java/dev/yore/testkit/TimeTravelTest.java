package dev.yore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.domain.Aggregate;
import dev.yore.domain.AsOf;
import dev.yore.domain.History;
import dev.yore.domain.Repository;
import dev.yore.domain.Step;
import dev.yore.domain.UnknownEventTypeException;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.Commit;
import dev.yore.testkit.Wallet.Balance;
import dev.yore.testkit.Wallet.Command;
import dev.yore.testkit.Wallet.Happened;
import dev.yore.testkit.Wallet.PutIn;
import dev.yore.testkit.Wallet.TakenOut;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** States as they were: by what was true at a time, by what was known at a time, and by both. */
public class TimeTravelTest {

    private Instant now = day(1);
    private final InMemoryStore store = new InMemoryStore().withClock(() -> now);
    private final Repository<Command, Balance, Happened> wallets = Repository.of(store, Wallet.DECIDER, Wallet.CODEC);

    /** Four events: of day 1, day 5 and day 9, each recorded on its day; and one of day 3, recorded as late as day 10. */
    @BeforeEach
    void record() {
        record(1, 1, new PutIn(new BigDecimal("100")));
        store.append(Commit.of(Event.of("elsewhere", "Other", Json.EMPTY_OBJECT)));
        record(5, 5, new TakenOut(new BigDecimal("30"), "cash"));
        record(9, 9, new PutIn(new BigDecimal("7")));
        record(10, 3, new TakenOut(new BigDecimal("50"), "forgotten"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void nowAllEventsCount() {
        assertThat(wallets.load("wallet-1").state()).isEqualTo(balance("27"));
    }

    @Test
    void atATimeCountsWhatHadHappenedByThenAsWeKnowItToday() {
        assertThat(at(0)).isEqualTo(balance("0"));
        assertThat(at(1)).isEqualTo(balance("100"));
        assertThat(at(2)).isEqualTo(balance("100"));
        assertThat(at(3)).isEqualTo(balance("50"));
        assertThat(at(5)).isEqualTo(balance("20"));
        assertThat(at(9)).isEqualTo(balance("27"));
        assertThat(wallets.at(day(1).minusNanos(1)).load("wallet-1").exists()).isFalse();
    }

    @Test
    void recordedAtATimeCountsWhatWeKnewThen() {
        assertThat(recordedAt(0)).isEqualTo(balance("0"));
        assertThat(recordedAt(1)).isEqualTo(balance("100"));
        assertThat(recordedAt(5)).isEqualTo(balance("70"));
        assertThat(recordedAt(9)).isEqualTo(balance("77"));
        assertThat(recordedAt(10)).isEqualTo(balance("27"));
    }

    @Test
    void bothTimesTogetherTellWhatWeKnewAtOneAboutTheOther() {
        assertThat(bothTimes(5, 9)).isEqualTo(balance("70"));
        assertThat(bothTimes(5, 10)).isEqualTo(balance("20"));
        assertThat(bothTimes(3, 9)).isEqualTo(balance("100"));
        assertThat(bothTimes(9, 5)).isEqualTo(balance("70"));
    }

    @Test
    void theVersionIsThatOfTheLastEventThatCounts() {
        assertThat(wallets.at(day(3)).load("wallet-1").version()).isEqualTo(Version.of(4));
        assertThat(wallets.at(day(2)).load("wallet-1").version()).isEqualTo(Version.of(1));
        assertThat(wallets.recordedAt(day(9)).load("wallet-1").version()).isEqualTo(Version.of(3));
    }

    @Test
    void aStateIsThatOfAVersion() {
        assertThat(wallets.asOf(AsOf.now().version(Version.of(2)))
                        .load("wallet-1")
                        .state())
                .isEqualTo(balance("70"));
        assertThat(wallets.asOf(AsOf.now().version(Version.NONE))
                        .load("wallet-1")
                        .exists())
                .isFalse();
        assertThat(wallets.asOf(AsOf.now().version(Version.of(99)))
                        .load("wallet-1")
                        .state())
                .isEqualTo(balance("27"));
    }

    @Test
    void aStateIsThatOfAPositionInTheLog() {
        assertThat(wallets.asOf(AsOf.now().position(Position.of(2)))
                        .load("wallet-1")
                        .state())
                .isEqualTo(balance("100"));
        assertThat(wallets.asOf(AsOf.now().position(Position.of(3)))
                        .load("wallet-1")
                        .state())
                .isEqualTo(balance("70"));
        assertThat(wallets.asOf(AsOf.now().checkpoint(store.headAt(day(9))))
                        .load("wallet-1")
                        .state())
                .isEqualTo(balance("77"));
    }

    @Test
    void pointsOfViewAreCombined() {
        var view = wallets.asOf(AsOf.now().version(Version.of(3))).at(day(5));

        assertThat(view.load("wallet-1").state()).isEqualTo(balance("70"));
        assertThat(view.version(Version.of(1)).load("wallet-1").state()).isEqualTo(balance("100"));
        assertThat(view.asOf(AsOf.now()).load("wallet-1").state()).isEqualTo(balance("27"));
    }

    @Test
    void aHistoryHasEachEventWithTheStateAfterIt() {
        try (var steps = wallets.history("wallet-1")) {
            var list = steps.toList();

            assertThat(list)
                    .extracting(Step::state)
                    .containsExactly(balance("100"), balance("70"), balance("77"), balance("27"));
            assertThat(list).extracting(it -> it.recorded().version().value()).containsExactly(1L, 2L, 3L, 4L);
            assertThat(list.get(1).event()).isEqualTo(new TakenOut(new BigDecimal("30"), "cash"));
            assertThat(list.get(3).recorded().timestamp()).isEqualTo(day(3));
        }
    }

    @Test
    void aHistoryAtATimeHasTheStepsThatCountThen() {
        assertThat(wallets.at(day(5)).history("wallet-1").toList())
                .extracting(Step::state)
                .containsExactly(balance("100"), balance("70"), balance("20"));
        assertThat(wallets.recordedAt(day(5)).history("wallet-1").toList())
                .extracting(Step::state)
                .containsExactly(balance("100"), balance("70"));
    }

    @Test
    void aHistoryOfAStreamThatNobodyWroteToHasNoSteps() {
        assertThat(wallets.history("nobody").toList()).isEmpty();
    }

    @Test
    void aClosedHistoryHasNothingLeft() {
        var steps = wallets.history("wallet-1");
        steps.next();
        assertThat(steps.hasNext()).isTrue();
        steps.close();

        assertThat(steps.hasNext()).isFalse();
        var view = wallets.at(day(9)).history("wallet-1");
        assertThat(view.hasNext()).isTrue();
        view.close();
        assertThat(view.hasNext()).isFalse();
    }

    @Test
    void aHistoryCanBeReadWithoutCommands() {
        var kind = new Aggregate<>("wallet", Wallet.DECIDER, Wallet.CODEC);

        assertThat(History.of(store, kind).load("wallet-1").state()).isEqualTo(balance("27"));
    }

    @Test
    void anEventThatTheCodecDoesNotKnowIsAnErrorAndNoGap() {
        assertThatExceptionOfType(UnknownEventTypeException.class)
                .isThrownBy(() -> wallets.load("elsewhere"))
                .withMessageContaining("Other");
    }

    private void record(int recorded, int happened, Happened event) {
        now = day(recorded);
        store.append(
                Commit.of(Wallet.CODEC.encode(StreamId.of("wallet-1"), event).withTimestamp(day(happened))));
    }

    private Balance at(int day) {
        return wallets.at(day(day)).load("wallet-1").state();
    }

    private Balance recordedAt(int day) {
        return wallets.recordedAt(day(day)).load("wallet-1").state();
    }

    private Balance bothTimes(int at, int recordedAt) {
        return wallets.at(day(at)).recordedAt(day(recordedAt)).load("wallet-1").state();
    }

    private static Balance balance(String amount) {
        return new Balance(new BigDecimal(amount));
    }

    private static Instant day(int day) {
        return Instant.parse("2024-01-01T12:00:00Z").plusSeconds(86_400L * day);
    }
}
