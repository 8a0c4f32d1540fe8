package dev.yore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.yore.domain.Decider;
import dev.yore.testkit.Wallet.Balance;
import dev.yore.testkit.Wallet.Command;
import dev.yore.testkit.Wallet.Happened;
import dev.yore.testkit.Wallet.Put;
import dev.yore.testkit.Wallet.PutIn;
import dev.yore.testkit.Wallet.Take;
import dev.yore.testkit.Wallet.TakenOut;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DeciderScenarioTest {

    private static final BigDecimal ONE = new BigDecimal("1.00");
    private static final BigDecimal TEN = new BigDecimal("10.00");

    private final DeciderScenario<Command, Balance, Happened> wallet = DeciderScenario.of(Wallet.DECIDER);

    @Test
    void aCommandLeadsToEvents() {
        wallet.given(new PutIn(TEN)).when(new Take(ONE, 2)).then(new TakenOut(ONE, "cash"), new TakenOut(ONE, "cash"));
        wallet.when(new Put(ONE)).then(List.of(new PutIn(ONE)));
    }

    @Test
    void aCommandIsRejected() {
        wallet.given(new PutIn(ONE))
                .when(new Take(TEN, 1))
                .thenRejected("only 1.00 left")
                .thenRejected();
    }

    @Test
    void aCommandLeadsToNothing() {
        wallet.when(new Put(BigDecimal.ZERO)).thenNothing().then();
    }

    @Test
    void eventsMakeAState() {
        wallet.thenState(new Balance(BigDecimal.ZERO))
                .given(new PutIn(TEN), new PutIn(ONE))
                .thenState(new Balance(new BigDecimal("11.00")))
                .when(new Take(TEN, 1))
                .then(new TakenOut(TEN, "cash"))
                .thenState(new Balance(ONE));
    }

    @Test
    void aRejectedCommandLeavesTheStateAsItIs() {
        wallet.given(new PutIn(ONE)).when(new Take(TEN, 1)).thenState(new Balance(ONE));
    }

    @Test
    void aScenarioGoesOnFromWhatHappened() {
        wallet.when(new Put(TEN))
                .and()
                .when(new Take(ONE, 1))
                .and()
                .given(new PutIn(ONE))
                .thenState(new Balance(TEN));
    }

    @Test
    void aScenarioMayBeTheBeginningOfMany() {
        var rich = wallet.given(new PutIn(TEN));
        rich.given(new TakenOut(TEN, "gift")).when(new Take(ONE, 1)).thenRejected("only 0.00 left");

        rich.when(new Take(ONE, 1)).then(new TakenOut(ONE, "cash"));
    }

    @Test
    void otherEventsThanExpectedAreShownOneUnderTheOther() {
        var outcome = wallet.given(new PutIn(TEN)).when(new Take(ONE, 3));

        assertFails(
                () -> outcome.then(
                        new TakenOut(ONE, "cash"),
                        new TakenOut(ONE, "card"),
                        new PutIn(ONE),
                        new TakenOut(ONE, "cash")),
                """
                Given
                    PutIn[amount=10.00]
                when
                    Take[amount=1.00, times=3]
                then this happens:
                    TakenOut[amount=1.00, note=cash]
                    TakenOut[amount=1.00, note=card]
                    PutIn[amount=1.00]
                    TakenOut[amount=1.00, note=cash]
                but this happened:
                      TakenOut[amount=1.00, note=cash]
                    - TakenOut[amount=1.00, note=card]
                    + TakenOut[amount=1.00, note=cash]
                        note: expected card, but was cash
                    - PutIn[amount=1.00]
                      TakenOut[amount=1.00, note=cash]""");
    }

    @Test
    void anEventTooManyIsShown() {
        var outcome = wallet.given(new PutIn(TEN)).when(new Take(ONE, 2));

        assertFails(() -> outcome.then(new TakenOut(ONE, "cash")), """
                Given
                    PutIn[amount=10.00]
                when
                    Take[amount=1.00, times=2]
                then this happens:
                    TakenOut[amount=1.00, note=cash]
                but this happened:
                      TakenOut[amount=1.00, note=cash]
                    + TakenOut[amount=1.00, note=cash]""");
        assertFails(outcome::thenNothing, "then nothing happens\nbut this happened:\n    + TakenOut");
    }

    @Test
    void anUnexpectedRejectionIsShownWithItsReason() {
        assertFails(() -> wallet.when(new Take(ONE, 1)).then(new TakenOut(ONE, "cash")), """
                Given nothing
                when
                    Take[amount=1.00, times=1]
                then this happens:
                    TakenOut[amount=1.00, note=cash]
                but it was rejected:
                    only 0 left""");
    }

    @Test
    void aRejectionThatDidNotComeIsMissed() {
        assertFails(() -> wallet.when(new Put(ONE)).thenRejected("too little"), """
                then it is rejected:
                    too little
                but it was not; this happened:
                    PutIn[amount=1.00]""");
        assertFails(
                () -> wallet.when(new Put(BigDecimal.ZERO)).thenRejected(),
                "then it is rejected\nbut it was not; nothing happened");
    }

    @Test
    void anotherReasonThanExpectedIsShown() {
        assertFails(() -> wallet.when(new Take(ONE, 1)).thenRejected("too little"), """
                then it is rejected:
                    too little
                but for another reason:
                    only 0 left""");
    }

    @Test
    void anotherStateThanExpectedIsShownWithWhatDiffers() {
        assertFails(() -> wallet.given(new PutIn(ONE)).thenState(new Balance(TEN)), """
                Given
                    PutIn[amount=1.00]
                then the state is
                    Balance[amount=10.00]
                but it is
                    Balance[amount=1.00]
                        amount: expected 10.00, but was 1.00""");
    }

    @Test
    void anyOtherExceptionOfTheDeciderComesOut() {
        var broken = Decider.<String, String, String>of(
                "",
                (_, _) -> {
                    throw new IllegalStateException("broken");
                },
                (_, event) -> event);

        assertThatIllegalStateException()
                .isThrownBy(() -> DeciderScenario.of(broken).when("do"))
                .withMessage("broken");
        assertThat(DeciderScenario.of(broken).given("done").thenState("done")).isNotNull();
    }

    private static void assertFails(ThrowingCallable check, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(check).withMessageContaining(message);
    }
}
