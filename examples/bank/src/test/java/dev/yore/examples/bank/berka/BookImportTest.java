package dev.yore.examples.bank.berka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.examples.bank.berka.ImportListener.Rejection;
import dev.yore.store.Limits;
import dev.yore.testkit.InMemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookImportTest {

    private static final Path SAMPLE = Path.of("sample", "transactions.asc");

    private final InMemoryStore store = new InMemoryStore();
    private final List<Rejection> rejections = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyAccountIsAStreamAndEveryLineAnEvent() throws IOException {
        assertThat(importing(SAMPLE)).isEqualTo(new ImportReport(12, 12, 0, 3, 0));
        assertThat(store.streams("").toList()).map(StreamId::value).containsExactly("berka-1", "berka-2", "berka-3");
        assertThat(store.load(StreamId.of("berka-2")).toList())
                .map(it -> it.type().name())
                .containsExactly(
                        "AccountCreated",
                        "MoneyDeposited",
                        "MoneyDeposited",
                        "MoneyWithdrawn",
                        "MoneyDeposited",
                        "MoneyWithdrawn");
    }

    @Test
    void anEventSaysAllThatItsLineSays() throws IOException {
        importing(SAMPLE);
        var event = event("berka-2", 4);
        assertThat(event.timestamp()).isEqualTo(Instant.parse("1993-02-05T00:00:00Z"));
        assertThat(event.data()).hasToString("""
                        {"amount":1200.00,"kind":"PREVOD NA UCET","counterparty":{"bank":"CD","account":"20000002"},\
                        "symbol":"SIPO","bankBalance":1308.55}""");
        assertThat(event.tags()).containsExactlyInAnyOrder(Tag.of("account", "2"), Tag.of("symbol", "SIPO"));
        assertThat(event.metadata().get("source")).hasToString("Optional[{\"file\":\"transactions.asc\",\"line\":9}]");
    }

    @Test
    void anAccountIsOpenedOnTheDayOfItsFirstLine() throws IOException {
        importing(SAMPLE);
        var opening = event("berka-1", 1);
        assertThat(opening.timestamp()).isEqualTo(Instant.parse("1993-01-05T00:00:00Z"));
        assertThat(opening.data()).hasToString("{\"owner\":\"Account 1\",\"initialBalance\":0,\"currency\":\"CZK\"}");
        assertThat(opening.tags()).containsExactly(Tag.of("account", "1"));
    }

    @Test
    void inALogOfSeveralPartitionsEachAccountHasItsOwnCommits() throws IOException {
        try (var partitioned = new InMemoryStore().withPartitions(4)) {
            assertThat(BookImport.run(partitioned, SAMPLE, listener())).isEqualTo(new ImportReport(12, 12, 0, 3, 0));
            assertThat(BookImport.run(partitioned, SAMPLE, listener())).isEqualTo(new ImportReport(12, 0, 12, 0, 0));
            assertThat(Reconciliation.run(partitioned, _ -> {}).corrections()).isEqualTo(2);
        }
    }

    @Test
    void theSameFileAgainChangesNothing() throws IOException {
        importing(SAMPLE);
        var head = store.head();
        assertThat(importing(SAMPLE)).isEqualTo(new ImportReport(12, 0, 12, 0, 0));
        assertThat(store.head()).isEqualTo(head);
    }

    @Test
    void aFileThatHasGrownGoesOn() throws IOException {
        var lines = Files.readAllLines(SAMPLE);
        importing(file(lines.subList(0, 6)));
        assertThat(importing(SAMPLE)).isEqualTo(new ImportReport(12, 7, 5, 1, 0));
        assertThat(Reconciliation.run(store, _ -> {}).sum()).isEqualByComparingTo("1687.35");
    }

    @Test
    void aMalformedLineIsToldAndNothingOfItRecorded() throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(SAMPLE));
        lines.set(1, "1001;9;93010;\"PRIJEM\";\"VKLAD\";1000.00;1000.00;\"\";;");
        lines.set(8, "what is this");
        assertThat(importing(file(lines))).isEqualTo(new ImportReport(12, 10, 0, 3, 2));
        assertThat(rejections)
                .containsExactly(
                        new Rejection(2, "date is no day written yymmdd: \"93010\""),
                        new Rejection(9, "has 1 fields instead of 10"));
        assertThat(store.streams("berka-9").toList()).isEmpty();
    }

    @Test
    void aMendedFileBringsInWhatWasMissing() throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(SAMPLE));
        lines.set(5, lines.get(5).replace("930131", "930132"));
        importing(file(lines));
        assertThat(importing(SAMPLE)).isEqualTo(new ImportReport(12, 1, 11, 0, 0));
        assertThat(Reconciliation.run(store, _ -> {}))
                .extracting(ReconciliationReport::corrections, it -> it.sum().toPlainString())
                .containsExactly(2L, "1687.35");
    }

    @Test
    void aTransactionThatStandsThereWithOtherContentIsRejected() throws IOException {
        importing(SAMPLE);
        var lines = new ArrayList<>(Files.readAllLines(SAMPLE));
        lines.set(1, lines.get(1).replace("1000.00;1000.00", "2000.00;2000.00"));
        assertThat(importing(file(lines))).isEqualTo(new ImportReport(12, 0, 11, 0, 1));
        assertThat(rejections)
                .containsExactly(new Rejection(2, "transaction 1001 stands at position 2 already, with other content"));
    }

    @Test
    void aTransactionThatStandsTwiceInAFileCountsOnce() throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(SAMPLE));
        lines.add(3, lines.get(2));
        lines.add(4, lines.get(2).replace("930106", "930107"));
        assertThat(importing(file(lines))).isEqualTo(new ImportReport(14, 12, 1, 3, 1));
        assertThat(rejections)
                .containsExactly(new Rejection(5, "transaction 1002 stands in line 3 already, with other content"));
    }

    @Test
    void smallLimitsMakeSmallCommits() throws IOException {
        try (var narrow = new InMemoryStore().withLimits(new Limits(1 << 20, 64 << 20, 4, 32))) {
            assertThat(BookImport.run(narrow, SAMPLE, listener()).recorded()).isEqualTo(12);
            assertThat(Reconciliation.run(narrow, _ -> {}).corrections()).isEqualTo(2);
        }
    }

    @Test
    void aFileWithoutAHeaderOrALastNewlineOrWithBlankLinesWillDo() throws IOException {
        var lines = Files.readAllLines(SAMPLE);
        var file = folder.resolve("bare.asc");
        Files.writeString(file, String.join("\r\n\r\n", lines.subList(1, lines.size())));
        assertThat(importing(file)).isEqualTo(new ImportReport(12, 12, 0, 3, 0));
    }

    @Test
    void aLineWithoutEndIsToldAndPassedOver() throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(SAMPLE));
        lines.add(1, "x".repeat(1_000_000));
        assertThat(importing(file(lines))).isEqualTo(new ImportReport(13, 12, 0, 3, 1));
        assertThat(rejections).containsExactly(new Rejection(2, "is longer than 4096 characters"));
    }

    private RecordedEvent event(String stream, int version) {
        return store.load(StreamId.of(stream)).toList().get(version - 1);
    }

    private Path file(List<String> lines) throws IOException {
        return Files.write(folder.resolve("transactions.asc"), lines);
    }

    private ImportReport importing(Path file) throws IOException {
        rejections.clear();
        return BookImport.run(store, file, listener());
    }

    private ImportListener listener() {
        return new ImportListener() {
            @Override
            public void rejected(Rejection rejection) {
                rejections.add(rejection);
            }

            @Override
            public void at(long doneBytes, long totalBytes) {
                assertThat(doneBytes).isBetween(0L, totalBytes);
            }
        };
    }
}
