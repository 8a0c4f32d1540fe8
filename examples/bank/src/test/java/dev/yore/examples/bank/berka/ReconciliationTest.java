package dev.yore.examples.bank.berka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.domain.History;
import dev.yore.event.EventId;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.examples.bank.Account;
import dev.yore.examples.bank.AccountEvent.MoneyDeposited;
import dev.yore.examples.bank.berka.ImportListener.Rejection;
import dev.yore.store.Commit;
import dev.yore.store.ConflictException;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import dev.yore.testkit.InMemoryStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {

    private static final Instant END_OF_JANUARY = Instant.parse("1993-01-31T23:59:59Z");

    private static final Path SAMPLE = Path.of("sample", "transactions.asc");

    private final InMemoryStore store = new InMemoryStore();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyAccountComesToTheBanksOwnFigure() throws IOException {
        importing(SAMPLE);
        assertThat(reconcile()).isEqualTo(new ReconciliationReport(3, 17, 2, new BigDecimal("1687.35")));
        assertThat(balance("berka-1")).isEqualByComparingTo("788.60");
        assertThat(balance("berka-2")).isEqualByComparingTo("1000.00");
        assertThat(balance("berka-3")).isEqualByComparingTo("-101.25");
    }

    @Test
    void aSecondRunFindsNothingToDo() throws IOException {
        importing(SAMPLE);
        reconcile();
        assertThat(reconcile()).isEqualTo(new ReconciliationReport(3, 17, 0, new BigDecimal("1687.35")));
    }

    @Test
    void aCorrectionPointsAtWhatItCorrectsAndSaysWhy() throws IOException {
        importing(SAMPLE);
        reconcile();
        var correction = corrections().getFirst();
        assertThat(correction.stream()).hasToString("berka-1");
        assertThat(correction.data()).hasToString("{\"amount\":0.10,\"was\":803.10,\"shouldBe\":803.20}");
        assertThat(correction.timestamp()).isEqualTo(Instant.parse("1993-01-31T00:00:00Z"));
        assertThat(correction.metadata().corrects()).contains(EventId.of("berka-transaction-1004"));
        assertThat(correction.metadata().reason())
                .contains("The bank's own balance after this transaction is 803.20; its events make 803.10.");
        assertThat(correction.metadata().actor()).contains("yore bank reconcile");
    }

    @Test
    void theMistakeIsStillThereForOneWhoLooksFromBefore() throws IOException {
        importing(SAMPLE);
        var before = store.read(Query.all()).toList().getLast().recordedAt();
        reconcile();
        var history = History.of(store, Account.AGGREGATE).at(END_OF_JANUARY);
        assertThat(history.load("berka-1").state().balance()).isEqualByComparingTo("788.60");
        assertThat(history.recordedAt(before).load("berka-1").state().balance()).isEqualByComparingTo("788.50");
    }

    @Test
    void aLineThatComesInAfterTheReconciliationIsReconciledAnew() throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(SAMPLE));
        lines.set(3, lines.get(3).replace("VYDAJ", "???"));
        importing(Files.write(folder.resolve("transactions.asc"), lines));
        assertThat(reconcile().corrections()).isEqualTo(2);
        assertThat(balance("berka-1")).isEqualByComparingTo("788.60");
        importing(SAMPLE);
        assertThat(balance("berka-1")).isEqualByComparingTo("588.60");
        assertThat(reconcile().corrections()).isEqualTo(1);
        assertThat(balance("berka-1")).isEqualByComparingTo("788.60");
        assertThat(reconcile().corrections()).isZero();
        assertThat(corrections())
                .last()
                .extracting(it -> it.id().value())
                .isEqualTo("correction-2-of-berka-transaction-1004");
    }

    @Test
    void otherAccountsAreNoConcernOfIt() throws IOException {
        importing(SAMPLE);
        var event = Account.CODEC.encode(StreamId.of("acc_123"), new MoneyDeposited(new BigDecimal("5.00")));
        store.append(Commit.of(event));
        assertThat(reconcile().accounts()).isEqualTo(3);
    }

    @Test
    void anAccountThatAnotherWriterChangesMeanwhileIsLookedAtAgain() throws IOException {
        importing(SAMPLE);
        var deposit = Account.CODEC.encode(StreamId.of("berka-1"), new MoneyDeposited(new BigDecimal("5.00")));
        var report = Reconciliation.run(
                beforeEachAppend(2, () -> store.append(Commit.of(deposit.withId(EventId.next())))), _ -> {});

        assertThat(report).isEqualTo(new ReconciliationReport(3, 19, 2, new BigDecimal("1697.35")));
        assertThat(balance("berka-1")).isEqualByComparingTo("798.60");
        assertThat(reconcile().corrections()).isZero();
    }

    @Test
    void twoReconciliationsAtTheSameTimeCorrectOnce() throws IOException {
        importing(SAMPLE);
        var report = Reconciliation.run(beforeEachAppend(1, this::reconcile), _ -> {});

        assertThat(report.sum()).isEqualByComparingTo("1687.35");
        assertThat(report.events()).isEqualTo(17);
        assertThat(corrections()).hasSize(2);
    }

    @Test
    void whenOthersAreFasterEachTimeTheConflictIsThrown() throws IOException {
        importing(SAMPLE);
        var deposit = Account.CODEC.encode(StreamId.of("berka-1"), new MoneyDeposited(new BigDecimal("5.00")));
        var busy = beforeEachAppend(Integer.MAX_VALUE, () -> store.append(Commit.of(deposit.withId(EventId.next()))));

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> Reconciliation.run(busy, _ -> {}));
    }

    /** The store, on which something else happens before each of the first appends. */
    private EventStore beforeEachAppend(int times, Runnable something) {
        var left = new AtomicInteger(times);
        return (EventStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EventStore.class}, (_, method, arguments) -> {
                    if (method.getName().endsWith("ppend") && left.getAndDecrement() > 0) {
                        something.run();
                    }
                    return method.invoke(store, arguments);
                });
    }

    private ReconciliationReport reconcile() {
        return Reconciliation.run(store, _ -> {});
    }

    private BigDecimal balance(String account) {
        return History.of(store, Account.AGGREGATE).load(account).state().balance();
    }

    private List<RecordedEvent> corrections() {
        return store.read(Query.types("BalanceCorrected")).toList();
    }

    private void importing(Path file) throws IOException {
        BookImport.run(store, file, new ImportListener() {
            @Override
            public void rejected(Rejection rejection) {
                // some tests mean it
            }

            @Override
            public void at(long doneBytes, long totalBytes) {
                // nobody looks
            }
        });
    }
}
