package dev.yore.examples.bank;

import static dev.yore.examples.bank.Money.money;

import dev.yore.catalog.EventCatalog;
import dev.yore.examples.bank.AccountEvent.AccountCreated;
import dev.yore.examples.bank.AccountEvent.BalanceCorrected;
import dev.yore.examples.bank.AccountEvent.MoneyDeposited;
import dev.yore.examples.bank.AccountEvent.MoneyWithdrawn;
import dev.yore.examples.bank.AccountEvent.OwnerChanged;
import dev.yore.testkit.EventCatalogs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was ever written of an account stays readable, and nothing changes its shape unnoticed. */
class AccountCatalogTest {

    private static final List<AccountEvent> SAMPLES = List.of(
            new AccountCreated("Alice Johnson", money("0.00"), Optional.of(money("50.00")), Optional.of("CZK")),
            new OwnerChanged("Alice Johnson", "Alice Smith"),
            new MoneyDeposited(money("100.00")),
            new MoneyWithdrawn(
                    money("30.00"),
                    Optional.of("PREVOD NA UCET"),
                    Optional.of(new Counterparty(Optional.of("AB"), Optional.of("41403269"))),
                    Optional.of("SIPO"),
                    Optional.of(money("70.00"))),
            new BalanceCorrected(money("-0.10"), money("70.10"), money("70.00")));

    @Test
    void theCatalogueIsKept() {
        EventCatalogs.verify(Path.of("catalog"), EventCatalog.of(Account.CODEC).withSamples(Account.CODEC, SAMPLES));
    }
}
