package dev.yore.examples.bank.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountCommandsTest {

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void openStore() {
        desk = new Desk(folder.resolve("store"));
    }

    @Test
    void anAccountIsOpenedAndMoved() {
        assertThat(desk.done("bank", "open", "acc_123", "--owner", "Alice Johnson"))
                .isEqualTo("✓ Event appended: AccountCreated\nacc_123 is at version 1, balance $0.00\n");
        desk.done("bank", "deposit", "acc_123", "100.00");
        assertThat(desk.done("bank", "withdraw", "acc_123", "30", "--reason", "Rent"))
                .isEqualTo("✓ Event appended: MoneyWithdrawn\nacc_123 is at version 3, balance $70.00\n");
        assertThat(desk.done("bank", "balance", "acc_123"))
                .isEqualTo("Current balance: $70.00\nAccount owner: Alice Johnson\n");
    }

    @Test
    void historyHasALineForEachEvent() {
        desk.done("bank", "open", "acc_123", "--owner", "Alice Johnson", "--initial", "20", "--currency", "CZK");
        desk.done("bank", "withdraw", "acc_123", "5.50", "--reason", "Rent");
        desk.done("bank", "owner", "acc_123", "Bob Smith");
        assertThat(desk.done("bank", "history", "acc_123").lines())
                .satisfiesExactly(
                        it -> assertThat(it).endsWith("Z | Created | Owner: Alice Johnson, Initial: 20.00 CZK"),
                        it -> assertThat(it).endsWith("Z | Withdrawal | -5.50 CZK | Rent"),
                        it -> assertThat(it).endsWith("Z | Owner changed | From Alice Johnson to Bob Smith"));
    }

    @Test
    void answersCanBeReadByPrograms() {
        assertThat(desk.json("bank", "open", "acc_123", "--owner", "Alice", "--initial", "0.10"))
                .hasToString("""
                        {"account":"acc_123","version":1,"owner":"Alice","balance":0.10,"events":["AccountCreated"]}""");
        assertThat(desk.json("bank", "balance", "acc_123"))
                .hasToString("{\"account\":\"acc_123\",\"version\":1,\"owner\":\"Alice\",\"balance\":0.10}");
        assertThat(desk.json("bank", "history", "acc_123").get("change")).hasToString("0.10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "0", "-0.01"})
    void anAmountThatIsNotPositiveIsRefused(String amount) {
        desk.done("bank", "open", "acc_123", "--owner", "Alice Johnson");
        var run = desk.yore("bank", "deposit", "acc_123", amount);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("yore: Amount must be positive\n");
    }

    @Test
    void whatIsNoAmountIsAWrongUsage() {
        var run = desk.yore("bank", "deposit", "acc_123", "ten");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("not an amount such as 100.00: \"ten\"");
    }

    @Test
    void aMistypedOptionIsNotTakenForAnAmount() {
        var run = desk.yore("bank", "deposit", "acc_123", "5", "--reson", "x");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no option '--reson'", "Did you mean --reason?");
    }

    @Test
    void anOverdraftBeyondTheRuleIsRefused() {
        desk.done("bank", "open", "acc_1", "--owner", "Bob Smith", "--overdraft", "50");
        assertThat(desk.yore("bank", "withdraw", "acc_1", "50.01").err())
                .isEqualTo("yore: Insufficient funds: balance $0.00, overdraft limit $50.00, withdrawal $50.01\n");
        desk.done("bank", "withdraw", "acc_1", "50");
    }

    @Test
    void aBalanceCanBeAskedForAtAVersionAPositionAndATime() {
        desk.done("bank", "open", "acc_123", "--owner", "Alice Johnson");
        desk.done("bank", "deposit", "acc_123", "100.00");
        desk.done("bank", "deposit", "acc_123", "50.00");
        assertThat(desk.done("bank", "balance", "acc_123", "--version", "2"))
                .startsWith("Balance at version 2: $100.00");
        assertThat(desk.done("bank", "balance", "acc_123", "--position", "1"))
                .startsWith("Balance at position 1: $0.00");
        assertThat(desk.done("bank", "balance", "acc_123", "--at", "2999-01-01"))
                .startsWith("Balance at 2999-01-01: $150.00");
        assertThat(desk.yore("bank", "balance", "acc_123", "--recorded-at", "1993-01-01")
                        .err())
                .isEqualTo("yore: Account does not exist: acc_123 as recorded at 1993-01-01\n");
    }

    @Test
    void anAccountThatIsNotThereIsNoBalanceOfZero() {
        desk.done("bank", "open", "acc_123", "--owner", "Alice Johnson");
        var run = desk.yore("bank", "balance", "acc_124");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("yore: Account does not exist: acc_124\n");
        assertThat(desk.yore("bank", "history", "acc_124").exitCode()).isEqualTo(1);
    }

    @Test
    void theStatesOfAccountsAreKnownToTheGeneralCommands() {
        desk.done("bank", "open", "acc_123", "--owner", "Alice Johnson");
        desk.done("bank", "deposit", "acc_123", "100.00");
        assertThat(desk.done("state", "acc_123"))
                .isEqualTo("account acc_123, version 2\n  owner    Alice Johnson\n  balance  100.00\n");
        assertThat(desk.json("state", "acc_123", "--version", "1")).hasToString("""
                        {"stream":"acc_123","application":"bank","aggregate":"account","version":1,\
                        "state":{"owner":"Alice Johnson","balance":0}}""");
        assertThat(desk.done("history", "acc_123").lines().toList().getLast())
                .endsWith(
                        "{\"amount\":100.00}                             {\"owner\":\"Alice Johnson\",\"balance\":100.00}");
        assertThat(desk.json("history", "acc_123", "--version", "1").get("state"))
                .hasToString("{\"owner\":\"Alice Johnson\",\"balance\":0}");
    }
}
