package dev.yore.examples.bank.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BooksCommandsTest {

    private static final String SAMPLE = Books.SAMPLE.file().toString();

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void openStore() {
        desk = new Desk(folder.resolve("store"));
    }

    @Test
    void theBooksOfARealBankComeOutToTheCrown() {
        var books = Books.best();
        assertThat(desk.json("bank", "import", books.file().toString()))
                .hasToString("{\"lines\":%1$d,\"recorded\":%1$d,\"known\":0,\"opened\":%2$d,\"rejected\":0}"
                        .formatted(books.lines(), books.accounts()));
        var before = Instant.now();
        assertThat(desk.json("bank", "reconcile")).hasToString(report(books, books.corrections()));
        assertThat(desk.json("bank", "reconcile")).hasToString(report(books, 0));
        assertThat(desk.done("bank", "balance", books.account(), "--at", books.day()))
                .startsWith("Balance at " + books.day() + ": " + books.balance() + " CZK\n");
        assertThat(desk.json(
                                "bank",
                                "balance",
                                books.account(),
                                "--at",
                                books.day(),
                                "--recorded-at",
                                before.toString())
                        .get("balance"))
                .hasToString(books.mistake());
        assertThat(desk.json("verify").get("events")).hasToString(Integer.toString(books.events()));
    }

    private static String report(Books books, int corrections) {
        return "{\"accounts\":%d,\"events\":%d,\"corrections\":%d,\"sum\":%s}"
                .formatted(books.accounts(), books.events(), corrections, books.sum());
    }

    @Test
    void reportsAreWrittenForPeople() {
        assertThat(desk.done("bank", "import", SAMPLE))
                .isEqualTo("12 transactions: 12 recorded, 0 there already, 0 rejected; 3 accounts opened\n");
        assertThat(desk.done("bank", "reconcile")).isEqualTo("""
                        accounts             3
                        events               17
                        corrections          2
                        sum of all balances  1,687.35
                        """);
        assertThat(desk.done("bank", "history", "berka-1").lines().toList().getLast())
                .isEqualTo("  1993-01-31T00:00:00Z | Correction | +0.10 CZK | corrects berka-transaction-1004"
                        + " | The bank's own balance after this transaction is 803.20; its events make 803.10.");
    }

    @Test
    void whatBalancesWouldBeWithoutCorrectionsIsShown() {
        desk.done("bank", "import", SAMPLE);
        assertThat(desk.done("whatif", "without-corrections")).isEqualTo("""
                        streams    3
                        events     15
                        differing  0
                        balance    1,687.30 → 1,687.30 (0.00)
                        """);
        desk.done("bank", "reconcile");
        assertThat(desk.done("whatif", "bank/without-corrections")).isEqualTo("""
                        berka-1  6  balance  788.60 → 788.50 (-0.10)
                        berka-2  7  balance  1,000.00 → 1,000.05 (+0.05)
                        streams    3
                        events     17
                        differing  2
                        balance    1,687.35 → 1,687.30 (-0.05)
                        """);
        assertThat(desk.json("whatif", "without-corrections", "--limit", "0").get("differing"))
                .hasToString("2");
    }

    @Test
    void malformedLinesAreToldWithNumberAndReason() throws IOException {
        var lines = Files.readAllLines(Books.SAMPLE.file());
        lines.set(2, lines.get(2).replace("930106", "93-01-06"));
        var run = desk.yore(
                "bank", "import", Files.write(folder.resolve("bad.asc"), lines).toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("line 3: date is no day written yymmdd: \"93-01-06\"\n");
        assertThat(run.out()).contains("11 recorded", "1 rejected");
        assertThat(desk.yore("bank", "import", SAMPLE).out()).contains("1 recorded, 11 there already, 0 rejected");
    }

    @Test
    void whatIsToldToProgramsIsJsonToo() throws IOException {
        var file = Files.writeString(folder.resolve("bad.asc"), "what is this\n");
        var run = desk.yore("bank", "import", file.toString(), "--json");
        assertThat(run.err()).isEqualTo("{\"error\":\"line\",\"line\":1,\"message\":\"has 1 fields instead of 10\"}\n");
    }

    @Test
    void aFileThatIsNotThereMakesNoStore() {
        var run = desk.yore("bank", "import", "nowhere.asc");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("yore: nowhere.asc: there is no such file or directory\n");
        assertThat(desk.yore("bank", "import", folder.toString()).err())
                .isEqualTo("yore: " + folder + ": is a directory\n");
        assertThat(desk.data()).doesNotExist();
    }
}
