package dev.yore.examples.bank.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bank's views by command, in SQLite. */
class ProjectionCommandsTest {

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void importBooks() {
        desk = new Desk(folder.resolve("store"));
        desk.done("bank", "import", Books.SAMPLE.file().toString());
    }

    @Test
    void theViewsOfARealBankComeOutToTheCrown() {
        var books = Books.best();
        var real = new Desk(folder.resolve("real"));
        real.done("bank", "import", books.file().toString());
        real.done("bank", "reconcile");
        assertThat(real.json("bank", "project"))
                .hasToString("{\"accounts\":%d,\"events\":%d,\"sum\":%s}"
                        .formatted(books.accounts(), books.events(), books.sum()));
        assertThat(real.json("projection", "show", "balances", books.account(), "--at", books.day())
                        .at("/row/balance"))
                .hasToString(books.balance());
        assertThat(real.json("projection", "show", "days", books.account() + "/" + books.day())
                        .at("/row/balance"))
                .hasToString(books.balance());
    }

    @Test
    void aViewFollowsWhatHappens() {
        assertThat(desk.done("projection", "run", "balances", "--once"))
                .isEqualTo("balances@1  live, events applied: 15\n");
        desk.done("bank", "reconcile");
        assertThat(desk.done("projection", "status")).contains("balances@1  serving, events: 15", "behind: 2");
        desk.done("projection", "run", "--once");
        assertThat(desk.done("projection", "show", "balances")).isEqualTo("""
                        berka-1  {"owner":"Account 1","balance":788.60,"transactionCount":4}
                        berka-2  {"owner":"Account 2","balance":1000.00,"transactionCount":5}
                        berka-3  {"owner":"Account 3","balance":-101.25,"transactionCount":3}
                        """);
        assertThat(desk.done("projection", "list")).contains("days@1", "months@1", "transactions@1");
        assertThat(desk.done("projection", "status"))
                .contains("balances@1  serving, events: 17, up to position 17, behind: 0");
    }

    @Test
    void aRowIsExplainedByTheEventsThatMadeIt() {
        desk.done("bank", "reconcile");
        assertThat(desk.done("projection", "explain", "balances", "berka-1").lines())
                .hasSize(6)
                .last()
                .asString()
                .contains("BalanceCorrected", "\"balance\":788.60");
        assertThat(desk.json("projection", "explain", "balances", "berka-1", "--position", "1")
                        .at("/after/owner"))
                .hasToString("\"Account 1\"");
    }

    @Test
    void aViewIsComparedWithItselfAtAnotherTime() {
        assertThat(desk.done("projection", "diff", "balances", "--since", "1993-01-15"))
                .contains(
                        "berka-3  (no row)",
                        "rows: 2 of balances@1",
                        "differing: 3",
                        "sum of balance: 3300.50 -> 1687.30 (-1613.20)");
    }

    @Test
    void whatIsNotThereIsToldWithTheWayOn() {
        refused("there is no view balances: run its projection first", "projection", "show", "balances");
        refused("no application has a projection nothing: there are balances@1", "projection", "run", "nothing");
        desk.done("projection", "run", "--once");
        refused("view balances@1 has no row nobody", "projection", "show", "balances", "nobody");
        refused("no view balances is stopped", "projection", "resume", "balances");
        refused("no view balances is stopped", "projection", "skip", "balances", "3", "--reason", "why");
        refused("view balances@1 serves already", "projection", "rebuild", "balances");
        refused("there is no other version of view balances", "projection", "diff", "balances");
        refused("there is no view balances@2", "projection", "switch", "balances@2");
        assertThat(desk.yore("projection", "drop", "balances").exitCode()).isEqualTo(2);
        assertThat(desk.yore("projection", "show", "Balances!").err()).contains("\"Balances!\" is no name for a view");
        assertThat(new Desk(folder.resolve("nowhere"))
                        .yore("projection", "status")
                        .err())
                .contains("there is no directory");
    }

    @Test
    void whatCannotBeAskedOfAViewIsRefusedInPlainWords() {
        refused("a view is made of many streams", "projection", "show", "balances", "--version", "3");
        refused("a view is made of many streams", "projection", "explain", "balances", "berka-1", "--version", "3");
        assertThat(desk.yore("projection", "diff", "balances", "--until", "1993-01-15")
                        .err())
                .contains("--until needs --since");
        assertThat(desk.yore("projection", "show", "balances", "--limit", "-1").err())
                .contains("'-1' is no whole number from 0");
    }

    @Test
    void aViewThatAloneIsThereMayBeDroppedAndMadeAgain() {
        desk.done("projection", "run", "--once");
        assertThat(desk.done("projection", "drop", "balances@1")).isEqualTo("balances@1 is gone\n");
        assertThat(desk.done("projection", "list")).contains("balances@1      never run  ");
        desk.done("projection", "run", "balances", "--once");
        assertThat(desk.done("projection", "switch", "balances")).isEqualTo("balances@1 serves now\n");
        assertThat(desk.done("projection", "show", "balances").lines()).hasSize(3);
    }

    private void refused(String message, String... arguments) {
        var run = desk.yore(arguments);
        assertThat(run.err()).startsWith("yore: ").contains(message);
        assertThat(run.exitCode()).isEqualTo(1);
    }
}
