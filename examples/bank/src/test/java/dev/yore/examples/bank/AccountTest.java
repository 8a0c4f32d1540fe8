package dev.yore.examples.bank;

import static dev.yore.examples.bank.Money.money;

import dev.yore.examples.bank.AccountCommand.ChangeOwner;
import dev.yore.examples.bank.AccountCommand.CorrectBalance;
import dev.yore.examples.bank.AccountCommand.Deposit;
import dev.yore.examples.bank.AccountCommand.OpenAccount;
import dev.yore.examples.bank.AccountCommand.Withdraw;
import dev.yore.examples.bank.AccountEvent.AccountCreated;
import dev.yore.examples.bank.AccountEvent.BalanceCorrected;
import dev.yore.examples.bank.AccountEvent.MoneyDeposited;
import dev.yore.examples.bank.AccountEvent.MoneyWithdrawn;
import dev.yore.examples.bank.AccountEvent.OwnerChanged;
import dev.yore.testkit.DeciderScenario;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

    private static final AccountCreated OPENED =
            new AccountCreated("Alice Johnson", BigDecimal.ZERO, Optional.empty(), Optional.empty());
    private static final AccountCreated OPENED_WITH_A_RULE =
            new AccountCreated("Bob Smith", BigDecimal.ZERO, Optional.of(money("50.00")), Optional.empty());
    private static final MoneyDeposited DEPOSITED_100 = new MoneyDeposited(money("100.00"));

    @Test
    void anAccountIsOpenedOnce() {
        given().when(new OpenAccount("Alice Johnson")).then(OPENED);
        given(OPENED).when(new OpenAccount("Alice Johnson")).thenRejected("Account already exists");
    }

    @Test
    void anOwnerHasAName() {
        given().when(new OpenAccount(" ")).thenRejected("Owner must have a name");
        given(OPENED).when(new ChangeOwner("")).thenRejected("Owner must have a name");
    }

    @Test
    void itBeginsWithNothingOrMore() {
        given().when(new OpenAccount("Alice", money("-1.00"), Optional.empty(), Optional.empty()))
                .thenRejected("Initial balance must not be negative");
        given().when(new OpenAccount("Bob").withOverdraftLimit(money("-0.01")))
                .thenRejected("Overdraft limit must not be negative");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "eur", "EURO"})
    void aCurrencyIsACodeOfThreeLetters(String currency) {
        given().when(new OpenAccount("Alice", BigDecimal.ZERO, Optional.empty(), Optional.of(currency)))
                .thenRejected("Currency must be a code of three letters such as EUR");
    }

    @Test
    void depositsAndWithdrawalsAddUp() {
        given(
                        OPENED,
                        DEPOSITED_100,
                        new MoneyDeposited(money("50.00")),
                        new MoneyWithdrawn(money("30.00")),
                        new MoneyDeposited(money("25.00")),
                        new MoneyWithdrawn(money("10.00")))
                .thenState(account("Alice Johnson", "135.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-5.00"})
    void amountsArePositive(String amount) {
        given(OPENED).when(new Deposit(money(amount))).thenRejected("Amount must be positive");
        given(OPENED).when(new Withdraw(money(amount))).thenRejected("Amount must be positive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890123456", "0.00001"})
    void amountsHaveALimit(String amount) {
        given(OPENED)
                .when(new Deposit(money(amount)))
                .thenRejected("Amount must have at most 15 digits before the point and 4 behind it");
    }

    @Test
    void nothingHappensToAnAccountThatDoesNotExist() {
        given().when(new Deposit(money("1.00"))).thenRejected("Account does not exist");
        given().when(new Withdraw(money("1.00"))).thenRejected("Account does not exist");
        given().when(new ChangeOwner("Bob")).thenRejected("Account does not exist");
    }

    @Test
    void withoutARuleTheBalanceMayFallAsFarAsItLikes() {
        given(OPENED).when(new Withdraw(money("1000.00"))).then(new MoneyWithdrawn(money("1000.00")));
    }

    @Test
    void anOverdraftRuleAllowsItsLimitAndNoMore() {
        given(OPENED_WITH_A_RULE, DEPOSITED_100)
                .when(new Withdraw(money("150.00")))
                .then(new MoneyWithdrawn(money("150.00")));
        given(OPENED_WITH_A_RULE, DEPOSITED_100)
                .when(new Withdraw(money("150.01")))
                .thenRejected("Insufficient funds: balance $100.00, overdraft limit $50.00, withdrawal $150.01");
    }

    @Test
    void anotherOwnerIsKnownWithTheOneBefore() {
        given(OPENED)
                .when(new ChangeOwner("Bob Smith"))
                .then(new OwnerChanged("Bob Smith", "Alice Johnson"))
                .thenState(account("Bob Smith", "0"));
        given(OPENED).when(new ChangeOwner("Alice Johnson")).thenNothing();
    }

    @Test
    void aCorrectionAddsWhatWasMissing() {
        given(OPENED, DEPOSITED_100)
                .when(new CorrectBalance(money("100.00"), money("99.90")))
                .then(new BalanceCorrected(money("-0.10"), money("100.00"), money("99.90")))
                .thenState(account("Alice Johnson", "99.90"));
        given(OPENED, DEPOSITED_100)
                .when(new CorrectBalance(money("100.00"), money("100.0")))
                .thenNothing();
    }

    private static Account account(String owner, String balance) {
        return new Account(Optional.of(owner), money(balance), Optional.empty(), Optional.empty());
    }

    private static DeciderScenario<AccountCommand, Account, AccountEvent> given(AccountEvent... events) {
        return DeciderScenario.of(Account.DECIDER).given(events);
    }
}
