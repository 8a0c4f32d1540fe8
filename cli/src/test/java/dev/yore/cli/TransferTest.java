package dev.yore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {

    private static final String FOREIGN =
            "{\"eventId\":\"%s\",\"eventType\":\"Happened\",\"aggregateId\":\"a\",\"timestamp\":\"2024-01-21T10:30:00Z\",\"data\":{\"n\":%s}}\n";

    @TempDir
    private Path folder;

    private Shop shop;
    private Shop other;
    private Path file;

    @BeforeEach
    void openShops() {
        shop = Shop.withOrders(folder.resolve("store"));
        other = new Shop(folder.resolve("other"));
        file = folder.resolve("export.jsonl");
        // A commit of two events, between those of one.
        shop.reading(FOREIGN.formatted("f-1", "0.10") + FOREIGN.formatted("f-2", "1E+2"), "import", "-");
        shop.done("append", "order_2", "OrderCancelled");
    }

    @Test
    void anExportGoesIntoAnEmptyStoreExactlyAsItWas() {
        assertThat(shop.done("export", file.toString())).isEqualTo("7 events in " + file + ", 7 of them added now\n");
        assertThat(other.done("import", file.toString()))
                .isEqualTo("7 events restored, 0 appended as new facts, 0 there already, 0 lines rejected\n");
        assertThat(other.done("export")).isEqualTo(shop.done("export")).isEqualTo(content());
    }

    @Test
    void anImportOfTheSameAgainLeavesAllAsItIs() {
        shop.done("export", file.toString());
        other.done("import", file.toString());
        assertThat(tally(other, file)).isEqualTo("{\"restored\":0,\"appended\":0,\"known\":7,\"rejected\":0}");
        assertThat(tally(shop, file)).isEqualTo("{\"restored\":0,\"appended\":0,\"known\":7,\"rejected\":0}");
    }

    @Test
    void anImportThatWasInterruptedGoesOn() throws IOException {
        shop.done("export", file.toString());
        var half = Files.write(
                folder.resolve("half.jsonl"), Files.readAllLines(file).subList(0, 4));
        other.done("import", half.toString());
        assertThat(tally(other, file)).isEqualTo("{\"restored\":3,\"appended\":0,\"known\":4,\"rejected\":0}");
        assertThat(other.done("export")).isEqualTo(content());
    }

    @Test
    void anExportThatWasInterruptedGoesOnBehindItsLastWholeLine() throws IOException {
        shop.done("export", file.toString());
        String whole = content();
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        assertThat(shop.done("export", file.toString())).startsWith("7 events");
        assertThat(content()).isEqualTo(whole);
        shop.done("append", "order_9", "OrderPlaced");
        assertThat(shop.done("export", file.toString(), "--json"))
                .isEqualTo("{\"file\":\"" + file + "\",\"events\":8,\"added\":1}\n");
    }

    @Test
    void anExportOverwritesNothingElse() throws IOException {
        for (String precious : List.of("Dear diary,\n", "Dear diary", "{\"eventId\":1}\n")) {
            Files.writeString(file, precious);
            var run = shop.yore("export", file.toString());
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("holds something else than an export of this store; nothing was changed");
            assertThat(content()).isEqualTo(precious);
        }
    }

    @Test
    void anExportOfAnotherStoreIsSomethingElse() {
        shop.done("export", file.toString());
        other.done("append", "order_1", "OrderPlaced");
        assertThat(other.yore("export", file.toString()).exitCode()).isEqualTo(1);
    }

    @Test
    void intoAStoreThatHoldsOtherEventsItGoesAsNewFactsCommitByCommit() {
        shop.done("export", file.toString());
        other.done("append", "order_1", "OrderPlaced");
        var run = other.yore("import", file.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .startsWith("line 1: the store holds other events, so that from here on")
                .hasLineCount(1);
        assertThat(run.out()).startsWith("0 events restored, 7 appended as new facts");
        assertThat(tally(other, file)).isEqualTo("{\"restored\":0,\"appended\":0,\"known\":7,\"rejected\":0}");
        assertThat(other.json("events").get(5).get("commit")).hasToString("{\"first\":6,\"size\":2}");
    }

    @Test
    void whatComesAfterEventsOfItsOwnGoesAsNewFacts() throws IOException {
        shop.done("export", file.toString());
        var half = Files.write(
                folder.resolve("half.jsonl"), Files.readAllLines(file).subList(0, 4));
        other.done("import", half.toString());
        other.done("append", "order_1", "OrderReturned");
        var run = other.yore("import", file.toString());
        assertThat(run.err()).startsWith("line 5: the store holds other events");
        assertThat(run.out()).contains("0 events restored, 3 appended as new facts, 4 there already");
    }

    @Test
    void anExactImportStopsAtABadLineAndGoesOnWhenItIsMended() throws IOException {
        shop.done("export", file.toString());
        var lines = Files.readAllLines(file);
        var bad = new ArrayList<>(lines);
        bad.set(2, bad.get(2).substring(1));
        var run = other.yore(
                "import", Files.write(folder.resolve("bad.jsonl"), bad).toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .satisfiesExactly(
                        it -> assertThat(it).startsWith("line 3: JSON is malformed"),
                        it -> assertThat(it).startsWith("stopped there: "));
        assertThat(run.out()).startsWith("2 events restored, 0 appended");
        assertThat(tally(other, file)).isEqualTo("{\"restored\":5,\"appended\":0,\"known\":2,\"rejected\":0}");
        assertThat(other.done("export")).isEqualTo(content());
    }

    @Test
    void aBadFirstLineStopsAnExactImportBeforeItBegins() throws IOException {
        shop.done("export", file.toString());
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(0, "what is this");
        var run = other.yore(
                "import", Files.write(folder.resolve("bad.jsonl"), lines).toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(other.done("events")).isEmpty();
    }

    @Test
    void halfACommitIsNotTaken() throws IOException {
        shop.done("export", file.toString());
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(5);
        var run = other.yore(
                "import", Files.write(folder.resolve("bad.jsonl"), lines).toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("line 5: only 1 of the 2 lines of its commit are there\n");
        assertThat(other.json("events")).hasSize(4);
    }

    @Test
    void aGapIsNotTaken() throws IOException {
        shop.done("export", file.toString());
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.subList(4, 6).clear();
        String gap = Files.write(folder.resolve("gap.jsonl"), lines).toString();
        var run = other.yore("import", gap);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("line 5: has position 7, but 5 should be next: lines are missing. --as-new appends");
        assertThat(other.json("events")).hasSize(4);
        assertThat(other.done("import", gap, "--as-new")).contains("1 appended as new facts, 4 there already");
    }

    @Test
    void eventsOfOtherProducersAreAppended() {
        var run = other.reading(FOREIGN.formatted("f-1", "1") + "\n" + FOREIGN.formatted("f-2", "2"), "import", "-");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo("0 events restored, 2 appended as new facts, 0 there already, 0 lines rejected\n");
        assertThat(other.json("stream", "a")).hasSize(2);
    }

    @Test
    void ofForeignLinesTheGoodOnesAreTakenAndTheBadOnesTold() {
        var run = other.reading(
                FOREIGN.formatted("f-1", "1")
                        + "{\"eventType\":\"X\"}\n"
                        + FOREIGN.formatted("f-1", "1")
                        + FOREIGN.formatted("f-1", "2")
                        + FOREIGN.formatted("f-2", "\"" + "x".repeat(1 << 20) + "\"")
                        + FOREIGN.formatted("f-3", "3"),
                "import",
                "-");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly(
                        "line 2: eventId is missing",
                        "line 4: the event id of line 1 again, with other content",
                        "line 5: bytes of event f-2: 1,048,596, but at most 1,048,576 allowed");
        assertThat(run.out())
                .isEqualTo("0 events restored, 2 appended as new facts, 1 there already, 3 lines rejected\n");
        assertThat(other.reading(FOREIGN.formatted("f-1", "2"), "import", "-").err())
                .isEqualTo("line 1: event f-1 stands at position 1 already, with other content\n");
    }

    @Test
    void manyForeignLinesAreTakenTogether() {
        var lines = new StringBuilder();
        for (int i = 0; i < 1_234; i++) {
            lines.append(FOREIGN.formatted("f-" + i, i));
        }
        other.reading(lines.toString(), "import", "-");
        assertThat(other.json("stats").getFirst().get("events")).hasToString("1234");
        assertThat(other.reading(lines.toString(), "import", "-", "--json").out())
                .isEqualTo("{\"restored\":0,\"appended\":0,\"known\":1234,\"rejected\":0}\n");
    }

    @Test
    void bytesThatAreNoTextAreTold() throws IOException {
        Files.write(file, new byte[] {'{', (byte) 0xFF, '}', '\n'});
        Files.writeString(file, FOREIGN.formatted("f-1", "1"), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        var run = other.yore("import", file.toString());
        assertThat(run.err()).isEqualTo("line 1: is not UTF-8\n");
        assertThat(run.out()).contains("1 appended");
    }

    @Test
    void aFileThatIsNotThereMakesNoStore() {
        var run = other.yore("import", "nowhere.jsonl");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("yore: nowhere.jsonl: there is no such file or directory\n");
        assertThat(other.yore("import", folder.toString()).err()).isEqualTo("yore: " + folder + ": is a directory\n");
        assertThat(other.data()).doesNotExist();
    }

    private static String tally(Shop shop, Path file) {
        return shop.yore("import", file.toString(), "--json").out().strip();
    }

    private String content() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void ofManyCommitsTheOneThatCannotBeRestoredIsNamed() {
        var target = new Shop(folder.resolve("many"));
        var refused = target.reading(commitsOfOneEvent(1_500, "e7", 2), "import", "-");
        assertThat(refused.err())
                .startsWith(
                        "line 1200: event e7 stands at position 7 already, in another commit or with other content\n")
                .contains("stopped there");
        assertThat(refused.out())
                .startsWith("1,199 events restored, 0 appended as new facts, 0 there already, 1 lines");
        assertThat(target.json("stats").getFirst().get("events").intValue()).isEqualTo(1_199);

        var mended = target.reading(commitsOfOneEvent(1_500, "e1200", 2), "import", "-");
        assertThat(mended.out())
                .isEqualTo("301 events restored, 0 appended as new facts, 1,199 there already, 0 lines rejected\n");
    }

    @Test
    void aLineThatStandsTwiceInAFileIsThereAlready() {
        var target = new Shop(folder.resolve("many"));
        var run = target.reading(commitsOfOneEvent(1_500, "e7", 1), "import", "-");
        assertThat(run.out())
                .isEqualTo("1,199 events restored, 300 appended as new facts, 1 there already, 0 lines rejected\n");
    }

    /** So many lines, of which the 1,200th has this event id and this version of its schema. */
    private static String commitsOfOneEvent(int count, String idOf1200, int schemaVersion) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> Json.nodes()
                        .objectNode()
                        .put("eventId", i == 1_200 ? idOf1200 : "e" + i)
                        .put("eventType", "T")
                        .put("aggregateId", "s")
                        .put("timestamp", "2024-01-21T10:30:00Z")
                        .set("data", Json.nodes().objectNode())
                        .put("version", i)
                        .put("schemaVersion", i == 1_200 ? schemaVersion : 1)
                        .put("recordedAt", "2024-01-21T10:30:00Z")
                        .put("position", i)
                        .set("commit", Json.nodes().objectNode().put("first", i).put("size", 1))
                        .toString())
                .collect(Collectors.joining("\n"));
    }
}
