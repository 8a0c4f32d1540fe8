package dev.yore.examples.bank;

import dev.yore.domain.RejectedException;
import dev.yore.examples.bank.AccountCommand.ChangeOwner;
import dev.yore.examples.bank.AccountCommand.CorrectBalance;
import dev.yore.examples.bank.AccountCommand.Deposit;
import dev.yore.examples.bank.AccountCommand.OpenAccount;
import dev.yore.examples.bank.AccountCommand.Withdraw;
import dev.yore.examples.bank.AccountEvent.AccountCreated;
import dev.yore.examples.bank.AccountEvent.BalanceCorrected;
import dev.yore.examples.bank.AccountEvent.MoneyDeposited;
import dev.yore.examples.bank.AccountEvent.MoneyWithdrawn;
import dev.yore.examples.bank.AccountEvent.OwnerChanged;
import java.math.BigDecimal;
import java.util.List;

/** What an account allows. */
final class AccountRules {

    private AccountRules() {}

    static List<AccountEvent> decide(AccountCommand command, Account account) {
        return switch (command) {
            case OpenAccount it -> open(it, account);
            case Deposit it -> deposit(it, account);
            case Withdraw it -> withdraw(it, account);
            case ChangeOwner it -> changeOwner(it, account);
            case CorrectBalance it -> correct(it, account);
        };
    }

    private static List<AccountEvent> open(OpenAccount command, Account account) {
        require(account.owner().isEmpty(), "Account already exists");
        requireOwner(command.owner());
        requireNotNegative("Initial balance", command.initialBalance());
        command.overdraftLimit().ifPresent(it -> requireNotNegative("Overdraft limit", it));
        command.currency()
                .ifPresent(
                        it -> require(it.matches("[A-Z]{3}"), "Currency must be a code of three letters such as EUR"));
        return List.of(new AccountCreated(
                command.owner(), command.initialBalance(), command.overdraftLimit(), command.currency()));
    }

    private static List<AccountEvent> deposit(Deposit command, Account account) {
        requirePositive(command.amount());
        requireOpen(account);
        return List.of(new MoneyDeposited(command.amount()));
    }

    private static List<AccountEvent> withdraw(Withdraw command, Account account) {
        requirePositive(command.amount());
        requireOpen(account);
        account.overdraftLimit().ifPresent(limit -> requireCovered(command.amount(), limit, account));
        return List.of(new MoneyWithdrawn(command.amount()));
    }

    private static List<AccountEvent> changeOwner(ChangeOwner command, Account account) {
        requireOpen(account);
        requireOwner(command.owner());
        String previous = account.owner().orElseThrow();
        return command.owner().equals(previous) ? List.of() : List.of(new OwnerChanged(command.owner(), previous));
    }

    private static List<AccountEvent> correct(CorrectBalance command, Account account) {
        requireOpen(account);
        var amount = command.shouldBe().subtract(command.was());
        return amount.signum() == 0
                ? List.of()
                : List.of(new BalanceCorrected(amount, command.was(), command.shouldBe()));
    }

    private static void requireCovered(BigDecimal amount, BigDecimal limit, Account account) {
        boolean covered = account.balance().subtract(amount).compareTo(limit.negate()) >= 0;
        require(
                covered,
                "Insufficient funds: balance %s, overdraft limit %s, withdrawal %s"
                        .formatted(
                                Money.text(account.balance(), account.currency()),
                                Money.text(limit, account.currency()),
                                Money.text(amount, account.currency())));
    }

    private static void requireOpen(Account account) {
        require(account.owner().isPresent(), "Account does not exist");
    }

    private static void requireOwner(String owner) {
        require(!owner.isBlank(), "Owner must have a name");
    }

    private static void requirePositive(BigDecimal amount) {
        require(amount.signum() > 0, "Amount must be positive");
        requireWithinLimits("Amount", amount);
    }

    private static void requireNotNegative(String what, BigDecimal amount) {
        require(amount.signum() >= 0, what + " must not be negative");
        requireWithinLimits(what, amount);
    }

    private static void requireWithinLimits(String what, BigDecimal amount) {
        require(
                Money.isWithinLimits(amount),
                "%s must have at most %d digits before the point and %d behind it"
                        .formatted(what, Money.MAX_DIGITS, Money.MAX_PLACES));
    }

    private static void require(boolean allowed, String otherwise) {
        if (!allowed) {
            throw new RejectedException(otherwise);
        }
    }
}
