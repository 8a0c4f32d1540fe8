package dev.yore.examples.bank.view;

import dev.yore.examples.bank.Account;
import dev.yore.examples.bank.AccountEvent;
import dev.yore.examples.bank.AccountEvent.AccountCreated;
import dev.yore.examples.bank.AccountEvent.BalanceCorrected;
import dev.yore.examples.bank.AccountEvent.OwnerChanged;
import dev.yore.examples.bank.AccountEvent.Transaction;
import dev.yore.projection.Projection;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How an account stands: its row has the account's id as key.
 *
 * @param owner whose it is
 * @param balance what is in it
 * @param transactionCount how many transactions it has seen, corrections not counted
 */
public record Balance(String owner, BigDecimal balance, long transactionCount) {

    private static final Balance NONE = new Balance("", BigDecimal.ZERO, 0);

    /** The balances of all accounts. */
    public static final Projection<AccountEvent, Balance> PROJECTION = Projection.named("balances", 1)
            .of(Account.CODEC)
            .rows(Balance.class)
            .keyedByStream()
            .fold((row, fact) -> Optional.of(row.orElse(NONE).after(fact.event())));

    private Balance after(AccountEvent event) {
        return switch (event) {
            case AccountCreated it -> new Balance(it.owner(), it.initialBalance(), 0);
            case OwnerChanged it -> new Balance(it.owner(), balance, transactionCount);
            case Transaction it -> new Balance(owner, balance.add(it.change()), transactionCount + 1);
            case BalanceCorrected it -> new Balance(owner, balance.add(it.change()), transactionCount);
        };
    }
}
