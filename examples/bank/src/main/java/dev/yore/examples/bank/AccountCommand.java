package dev.yore.examples.bank;

import java.math.BigDecimal;
import java.util.Optional;

/** What can be asked of an account. */
public sealed interface AccountCommand {

    /**
     * Open it.
     *
     * @param owner whose it shall be
     * @param initialBalance what it begins with
     * @param overdraftLimit how far its balance may fall below zero; absent: as far as it likes
     * @param currency the currency of its amounts; absent: dollars
     */
    record OpenAccount(
            String owner, BigDecimal initialBalance, Optional<BigDecimal> overdraftLimit, Optional<String> currency)
            implements AccountCommand {

        /** Open it with nothing in it, and no overdraft rule. */
        public OpenAccount(String owner) {
            this(owner, BigDecimal.ZERO, Optional.empty(), Optional.empty());
        }

        /** The same with an overdraft rule. */
        public OpenAccount withOverdraftLimit(BigDecimal limit) {
            return new OpenAccount(owner, initialBalance, Optional.of(limit), currency);
        }
    }

    /** Pay money in. */
    record Deposit(BigDecimal amount) implements AccountCommand {}

    /** Take money out. */
    record Withdraw(BigDecimal amount) implements AccountCommand {}

    /** Give it to another owner. */
    record ChangeOwner(String owner) implements AccountCommand {}

    /**
     * Make a mistake of the past good.
     *
     * @param was the balance as it had been derived at that time
     * @param shouldBe the balance that it should have been
     */
    record CorrectBalance(BigDecimal was, BigDecimal shouldBe) implements AccountCommand {}
}
