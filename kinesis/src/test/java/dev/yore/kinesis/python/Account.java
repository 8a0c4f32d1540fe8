package dev.yore.kinesis.python;

import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.domain.Repository;
import dev.yore.projection.Projection;
import dev.yore.store.EventStore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An account as the programs in Python have it. Whatever is asked of it happens.
 *
 * @param owner empty before the account was created
 * @param balance what it holds
 * @param transactionCount deposits and withdrawals
 */
record Account(String owner, BigDecimal balance, long transactionCount) {

    private static final Account NONE = new Account("", BigDecimal.ZERO, 0);

    /** What happens to an account. */
    sealed interface AccountEvent {}

    record AccountCreated(String owner, BigDecimal initialBalance) implements AccountEvent {}

    record MoneyDeposited(BigDecimal amount) implements AccountEvent {}

    record MoneyWithdrawn(BigDecimal amount) implements AccountEvent {}

    static final EventCodec<AccountEvent> CODEC = EventCodec.of(AccountEvent.class)
            .type("AccountCreated", AccountCreated.class)
            .type("MoneyDeposited", MoneyDeposited.class)
            .type("MoneyWithdrawn", MoneyWithdrawn.class)
            .build();

    static final Decider<AccountEvent, Account, AccountEvent> DECIDER =
            Decider.of(NONE, (event, _) -> List.of(event), Account::after);

    /** What the exercise's second program keeps in a table. */
    static final Projection<AccountEvent, Account> PROJECTION = Projection.named("accounts", 1)
            .of(CODEC)
            .rows(Account.class)
            .keyedByStream()
            .fold((row, fact) -> Optional.of(row.orElse(NONE).after(fact.event())));

    static Repository<AccountEvent, Account, AccountEvent> in(EventStore store) {
        return Repository.of(store, DECIDER, CODEC);
    }

    static MoneyDeposited deposit(String amount) {
        return new MoneyDeposited(new BigDecimal(amount));
    }

    static MoneyWithdrawn withdrawal(String amount) {
        return new MoneyWithdrawn(new BigDecimal(amount));
    }

    private Account after(AccountEvent event) {
        return switch (event) {
            case AccountCreated it -> new Account(it.owner, it.initialBalance, transactionCount);
            case MoneyDeposited it -> new Account(owner, balance.add(it.amount), transactionCount + 1);
            case MoneyWithdrawn it -> new Account(owner, balance.subtract(it.amount), transactionCount + 1);
        };
    }
}
