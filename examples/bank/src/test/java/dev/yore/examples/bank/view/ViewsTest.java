package dev.yore.examples.bank.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.domain.AsOf;
import dev.yore.domain.History;
import dev.yore.event.StreamId;
import dev.yore.examples.bank.Account;
import dev.yore.examples.bank.BankApplication;
import dev.yore.examples.bank.berka.BookImport;
import dev.yore.examples.bank.berka.ImportListener;
import dev.yore.examples.bank.berka.Reconciliation;
import dev.yore.projection.Projections;
import dev.yore.projection.View;
import dev.yore.store.Query;
import dev.yore.testkit.InMemoryStore;
import dev.yore.view.MemoryViewStore;
import dev.yore.view.RowRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bank's projections of the sample of books, corrections that came late among its events. */
class ViewsTest {

    private static final ImportListener SILENT = new ImportListener() {
        @Override
        public void rejected(Rejection rejection) {
            throw new AssertionError("the sample has no bad line: " + rejection);
        }

        @Override
        public void at(long doneBytes, long totalBytes) {
            // nobody looks on
        }
    };

    private final InMemoryStore store = new InMemoryStore();
    private final MemoryViewStore views = new MemoryViewStore();

    @BeforeEach
    void project() throws IOException, InterruptedException {
        BookImport.run(store, Path.of("sample", "transactions.asc"), SILENT);
        Reconciliation.run(store, _ -> {});
        try (var running = Projections.start(store, views, new BankApplication().projections())) {
            assertThat(running.awaitCaughtUp(Duration.ofSeconds(30))).isTrue();
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void balancesAreThoseOfTheAccounts() {
        var balances = View.of(views, Balance.PROJECTION).list(RowRange.all());
        assertThat(balances).hasSize(3).allSatisfy(entry -> {
            var account = History.of(store, Account.AGGREGATE).load(entry.key()).state();
            assertThat(entry.row().balance()).isEqualTo(account.balance());
            assertThat(account.owner()).contains(entry.row().owner());
        });
        assertThat(sum(balances.stream().map(it -> it.row().balance()).toList()))
                .isEqualByComparingTo("1687.35");
        assertThat(balances.stream()
                        .mapToLong(it -> it.row().transactionCount())
                        .sum())
                .isEqualTo(12);
    }

    @Test
    void allThatHappenedAddsUpToTheBalances() {
        var entries = View.of(views, Entry.PROJECTION).list(RowRange.all());
        assertThat(entries).hasSize(17);
        assertThat(sum(entries.stream().map(it -> it.row().amount()).toList())).isEqualByComparingTo("1687.35");
        var months = View.of(views, MonthlyTotal.PROJECTION).list(RowRange.all());
        assertThat(sum(months.stream().map(it -> it.row().total()).toList())).isEqualByComparingTo("1687.35");
        assertThat(months).anySatisfy(it -> assertThat(it.key()).isEqualTo("1993-01/VKLAD"));
    }

    @Test
    void everyDayHasTheBalanceThatTheAccountHadAtItsEnd() {
        var days = View.of(views, DailyBalance.PROJECTION);
        for (var account : View.of(views, Balance.PROJECTION).list(RowRange.all())) {
            var expected = new TreeSet<LocalDate>();
            store.load(StreamId.of(account.key()))
                    .forEachRemaining(it -> expected.add(LocalDate.ofInstant(it.timestamp(), ZoneOffset.UTC)));
            var seen = new TreeSet<LocalDate>();
            for (var link = days.get(account.key()).orElseThrow().previous(); link.isPresent(); ) {
                var day = link.get();
                var row = days.get(account.key() + "/" + day).orElseThrow();
                assertThat(row.balance())
                        .as("%s on %s", account.key(), day)
                        .isEqualByComparingTo(at(account.key(), day));
                seen.add(day);
                link = row.previous();
            }
            assertThat(seen).isEqualTo(expected);
        }
    }

    @Test
    void aViewShowsWhatWasTrueThenAndWhatWasKnownThen() {
        Optional<Instant> imported = Optional.empty();
        try (var all = store.read(Query.all())) {
            for (var event : all) {
                if (!event.type().name().equals("BalanceCorrected")) {
                    imported = Optional.of(event.recordedAt());
                }
            }
        }
        var endOfJanuary = Instant.parse("1993-01-31T23:59:59Z");
        var then = AsOf.now().at(endOfJanuary);
        assertThat(Balance.PROJECTION
                        .asOf(store, then)
                        .get("berka-1")
                        .orElseThrow()
                        .balance())
                .isEqualByComparingTo("788.60");
        assertThat(Balance.PROJECTION
                        .asOf(store, then.recordedAt(imported.orElseThrow()))
                        .get("berka-1")
                        .orElseThrow()
                        .balance())
                .isEqualByComparingTo("788.50");
    }

    private BigDecimal at(String account, LocalDate day) {
        var end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
        return History.of(store, Account.AGGREGATE)
                .at(end)
                .load(account)
                .state()
                .balance();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
