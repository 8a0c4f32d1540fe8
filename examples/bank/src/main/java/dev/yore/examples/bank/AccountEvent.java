package dev.yore.examples.bank;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Optional;

/** What happens to an account. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface AccountEvent {

    /** What it adds to the balance; negative where it takes away. */
    @JsonIgnore
    BigDecimal change();

    /**
     * The account was opened.
     *
     * @param owner whose it is
     * @param initialBalance what it began with
     * @param overdraftLimit how far its balance may fall below zero; absent: there is no rule
     * @param currency the currency of all its amounts; absent: dollars
     */
    record AccountCreated(
            String owner, BigDecimal initialBalance, Optional<BigDecimal> overdraftLimit, Optional<String> currency)
            implements AccountEvent {

        /** Needs an owner and an initial balance. */
        public AccountCreated {
            requireNonNull(owner, "owner");
            Money.requireSane("initialBalance", initialBalance);
        }

        @Override
        public BigDecimal change() {
            return initialBalance;
        }
    }

    /** The account went over to another owner. */
    record OwnerChanged(String owner, String previousOwner) implements AccountEvent {

        /** Needs both owners. */
        public OwnerChanged {
            requireNonNull(owner, "owner");
            requireNonNull(previousOwner, "previousOwner");
        }

        @Override
        public BigDecimal change() {
            return BigDecimal.ZERO;
        }
    }

    /** Money came in or went out. */
    sealed interface Transaction extends AccountEvent {

        /** How much, always positive. */
        BigDecimal amount();

        /** In what way, in the words of the bank that booked it. */
        Optional<String> kind();

        /** The other side of a transfer. */
        Optional<Counterparty> counterparty();

        /** What for, as a symbol of the bank that booked it. */
        Optional<String> symbol();

        /** The balance after it by the books of the bank that booked it, which need not be right. */
        Optional<BigDecimal> bankBalance();
    }

    /** Money came in. */
    record MoneyDeposited(
            BigDecimal amount,
            Optional<String> kind,
            Optional<Counterparty> counterparty,
            Optional<String> symbol,
            Optional<BigDecimal> bankBalance)
            implements Transaction {

        /** Needs an amount. */
        public MoneyDeposited {
            Money.requireSane("amount", amount);
        }

        /** So much came in; nothing else is known. */
        public MoneyDeposited(BigDecimal amount) {
            this(amount, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        @Override
        public BigDecimal change() {
            return amount;
        }
    }

    /** Money went out. */
    record MoneyWithdrawn(
            BigDecimal amount,
            Optional<String> kind,
            Optional<Counterparty> counterparty,
            Optional<String> symbol,
            Optional<BigDecimal> bankBalance)
            implements Transaction {

        /** Needs an amount. */
        public MoneyWithdrawn {
            Money.requireSane("amount", amount);
        }

        /** So much went out; nothing else is known. */
        public MoneyWithdrawn(BigDecimal amount) {
            this(amount, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        @Override
        public BigDecimal change() {
            return amount.negate();
        }
    }

    /**
     * A mistake of the past was made good. Which event it corrects, and why, is in the metadata.
     *
     * @param amount what it adds to the balance; negative where it takes away
     * @param was the balance after the corrected event, as it had been derived
     * @param shouldBe the balance that it should have been
     */
    record BalanceCorrected(BigDecimal amount, BigDecimal was, BigDecimal shouldBe) implements AccountEvent {

        /** Needs all three. */
        public BalanceCorrected {
            Money.requireSane("amount", amount);
            Money.requireSane("was", was);
            Money.requireSane("shouldBe", shouldBe);
        }

        @Override
        public BigDecimal change() {
            return amount;
        }
    }
}
