package dev.yore.examples.bank.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.cli.testing.CommandRun;
import dev.yore.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    private static final String TIME = "[0-9-]+T[0-9:.]+Z";

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void openStore() {
        desk = new Desk(folder.resolve("store"));
    }

    @Test
    void itTellsTheStoryOfAnAccount() {
        assertThat(desk.done("demo").lines().map(it -> it.replaceAll(TIME, "<time>")))
                .containsSubsequence(
                        "Creating account...",
                        "  ✓ Event appended: AccountCreated",
                        "Performing transactions...",
                        "  ✓ Event appended: MoneyDeposited",
                        "  ✓ Event appended: MoneyDeposited",
                        "  ✓ Event appended: MoneyWithdrawn",
                        "  ✓ Event appended: MoneyDeposited",
                        "  ✓ Event appended: MoneyWithdrawn",
                        "============================================================",
                        "Computing current state from events...",
                        "============================================================",
                        "Current balance: $135.00",
                        "Account owner: Alice Johnson",
                        "============================================================",
                        "Transaction History:",
                        "============================================================",
                        "  <time> | Created | Owner: Alice Johnson, Initial: $0.00",
                        "  <time> | Deposit | +$100.00",
                        "  <time> | Deposit | +$50.00",
                        "  <time> | Withdrawal | -$30.00",
                        "  <time> | Deposit | +$25.00",
                        "  <time> | Withdrawal | -$10.00",
                        "✓ Event sourcing: Complete history preserved!",
                        "Time travel: Balance after 2nd event...",
                        "Balance at <time>: $100.00");
    }

    @Test
    void itShowsWhatTheStoreDoesNotLetHappen() {
        assertThat(desk.done("demo"))
                .contains(
                        "conflict: stream acc_123 is at version 6, not 3",
                        "Insufficient funds: balance $0.00, overdraft limit $50.00, withdrawal $80.00",
                        "✓ The same 6 events, the same balance: $135.00");
    }

    @Test
    void itLeavesAnAccountThatExistsAloneAndSaysSo() {
        desk.done("bank", "open", "acc_123", "--owner", "Somebody");
        assertThat(desk.done("demo")).contains("(acc_123 exists and is left alone: this is the story of acc_124)");
        assertThat(desk.done("demo")).contains("this is the story of acc_125");
        assertThat(desk.done("stream", "acc_123").lines()).hasSize(1);
        assertThat(desk.done("bank", "balance", "acc_125")).startsWith("Current balance: $135.00");
    }

    @Test
    void withoutADirectoryItTakesANewOneAndNamesIt() throws IOException {
        var run = CommandRun.of("demo", "--json");
        var json = Json.parse(run.out()).tree();
        var directory = Path.of(json.get("directory").stringValue());
        assertThat(directory).isDirectory().hasParent(Path.of(System.getProperty("java.io.tmpdir")));
        assertThat(json.get("balance")).hasToString("135.00");
        delete(directory);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
