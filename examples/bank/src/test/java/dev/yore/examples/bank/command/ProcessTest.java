package dev.yore.examples.bank.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: being killed, interrupted, and cut off. */
@Tag("slow")
class ProcessTest {

    private static final int KILLS = 10;

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void openStore() {
        desk = new Desk(folder.resolve("store"));
    }

    @Test
    void anImportThatIsKilledAndRepeatedComesToTheSameFigures() throws IOException, InterruptedException {
        var books = Books.best();
        killed("bank", "import", books.file().toString());
        desk.done("bank", "import", books.file().toString());
        assertThat(desk.json("stats").get("events").intValue()).isEqualTo(books.lines() + books.accounts());
        killed("bank", "reconcile");
        desk.done("bank", "reconcile");
        assertThat(desk.json("bank", "reconcile"))
                .hasToString("{\"accounts\":%d,\"events\":%d,\"corrections\":0,\"sum\":%s}"
                        .formatted(books.accounts(), books.events(), books.sum()));
    }

    private void killed(String... command) throws IOException, InterruptedException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < KILLS / 2; i++) {
            var program = Program.start(folder, with(command));
            program.awaitFile(desk.data().resolve("yore.store"));
            program.killAfter(random.nextLong(1_500));
            assertThat(desk.json("verify").get("clean").booleanValue())
                    .as("store is clean after kill %d of seed %d", i, seed)
                    .isTrue();
        }
    }

    private String[] with(String... command) {
        return (String.join("\n", command) + "\n--data\n" + desk.data()).split("\n");
    }

    @Test
    void ctrlCEndsWhatFollowsWithoutNoise() throws IOException, InterruptedException {
        desk.done("bank", "open", "acc_123", "--owner", "Alice Johnson");
        var program = Program.start(folder, with("events", "--follow"));
        try {
            program.awaitOutput();
            program.interrupt();
            assertThat(program.exitCode()).isEqualTo(130);
            assertThat(program.err()).doesNotContain("Exception", "\tat ");
        } finally {
            program.stop();
        }
    }

    @Test
    void whatAnotherProcessAppendsIsFollowed() throws IOException, InterruptedException {
        desk.done("bank", "open", "acc_123", "--owner", "Alice Johnson");
        var program = Program.start(folder, with("events", "--follow", "--limit", "2"));
        try {
            program.awaitOutput();
            desk.done("bank", "deposit", "acc_123", "100.00");
            assertThat(program.exitCode()).isZero();
            assertThat(program.out()).hasLineCount(2).contains("MoneyDeposited");
            assertThat(program.err()).isEmpty();
        } finally {
            program.stop();
        }
    }

    @Test
    void aPipeThatClosesEarlyIsNoFailure() throws IOException, InterruptedException {
        desk.done("bank", "import", Books.SAMPLE.file().toString());
        var program = Program.startPipe(folder, "head -1", with("export"));
        assertThat(program.exitCode()).isZero();
        assertThat(program.err()).isEmpty();
        assertThat(program.out()).hasLineCount(1).startsWith("{\"eventId\":\"berka-opening-1\"");
    }

    @Test
    void aFollowerWhoseReaderHasGoneEndsWithoutAnotherEvent() throws IOException, InterruptedException {
        desk.done("bank", "open", "acc_123", "--owner", "Alice Johnson");
        var program = Program.startPipe(folder, "head -1", with("events", "--follow"));
        try {
            assertThat(program.exitCode()).isZero();
            assertThat(program.out()).hasLineCount(1).contains("AccountCreated");
            assertThat(program.err()).isEmpty();
        } finally {
            program.stop();
        }
    }
}
