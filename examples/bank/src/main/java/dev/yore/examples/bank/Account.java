package dev.yore.examples.bank;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.yore.domain.Aggregate;
import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.examples.bank.AccountEvent.AccountCreated;
import dev.yore.examples.bank.AccountEvent.BalanceCorrected;
import dev.yore.examples.bank.AccountEvent.MoneyDeposited;
import dev.yore.examples.bank.AccountEvent.MoneyWithdrawn;
import dev.yore.examples.bank.AccountEvent.OwnerChanged;
import dev.yore.examples.bank.AccountEvent.Transaction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The state of an account, derived from its events.
 *
 * @param owner whose it is; absent before it is opened
 * @param balance what is in it
 * @param overdraftLimit how far its balance may fall below zero; absent: there is no rule
 * @param currency the currency of its amounts; absent: dollars
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Account(
        Optional<String> owner, BigDecimal balance, Optional<BigDecimal> overdraftLimit, Optional<String> currency) {

    /** The account before it is opened. */
    public static final Account UNOPENED =
            new Account(Optional.empty(), BigDecimal.ZERO, Optional.empty(), Optional.empty());

    /** How its events are written. */
    public static final EventCodec<AccountEvent> CODEC = EventCodec.of(AccountEvent.class)
            .type("AccountCreated", AccountCreated.class)
            .type("OwnerChanged", OwnerChanged.class)
            .type("MoneyDeposited", MoneyDeposited.class)
            .type("MoneyWithdrawn", MoneyWithdrawn.class)
            .type("BalanceCorrected", BalanceCorrected.class)
            .build();

    /** How it decides. */
    public static final Decider<AccountCommand, Account, AccountEvent> DECIDER =
            Decider.of(UNOPENED, AccountRules::decide, Account::evolve);

    /** All of that under its name. */
    public static final Aggregate<AccountCommand, Account, AccountEvent> AGGREGATE =
            new Aggregate<>("account", DECIDER, CODEC);

    private Account evolve(AccountEvent event) {
        return switch (event) {
            case AccountCreated it ->
                new Account(Optional.of(it.owner()), it.initialBalance(), it.overdraftLimit(), it.currency());
            case OwnerChanged it -> new Account(Optional.of(it.owner()), balance, overdraftLimit, currency);
            case Transaction it -> withBalance(balance.add(it.change()));
            case BalanceCorrected it -> withBalance(balance.add(it.change()));
        };
    }

    private Account withBalance(BigDecimal balance) {
        return new Account(owner, balance, overdraftLimit, currency);
    }
}
