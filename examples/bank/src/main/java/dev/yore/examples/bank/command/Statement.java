package dev.yore.examples.bank.command;

import dev.yore.domain.Step;
import dev.yore.event.Json;
import dev.yore.examples.bank.Account;
import dev.yore.examples.bank.AccountEvent;
import dev.yore.examples.bank.AccountEvent.AccountCreated;
import dev.yore.examples.bank.AccountEvent.BalanceCorrected;
import dev.yore.examples.bank.AccountEvent.MoneyDeposited;
import dev.yore.examples.bank.AccountEvent.MoneyWithdrawn;
import dev.yore.examples.bank.AccountEvent.OwnerChanged;
import dev.yore.examples.bank.AccountEvent.Transaction;
import dev.yore.examples.bank.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of an account's history: when, what, how much. */
final class Statement {

    private static final String SEPARATOR = " | ";

    private Statement() {}

    static String line(Step<Account, AccountEvent> step) {
        var parts = new ArrayList<String>();
        parts.add(step.recorded().timestamp().toString());
        parts.addAll(parts(step.event(), step.state().currency()));
        step.recorded().metadata().corrects().ifPresent(it -> parts.add("corrects " + it));
        step.recorded().metadata().reason().ifPresent(parts::add);
        return String.join(SEPARATOR, parts);
    }

    static Json json(Step<Account, AccountEvent> step) {
        var recorded = step.recorded();
        var json = Json.nodes().objectNode();
        json.put("version", recorded.version().value())
                .put("timestamp", recorded.timestamp().toString());
        json.put("recordedAt", recorded.recordedAt().toString())
                .put("type", recorded.type().name());
        json.put("change", step.event().change()).put("balance", step.state().balance());
        json.set("data", recorded.data().tree());
        recorded.metadata().corrects().ifPresent(it -> json.put("corrects", it.value()));
        recorded.metadata().reason().ifPresent(it -> json.put("reason", it));
        return Json.of(json);
    }

    private static List<String> parts(AccountEvent event, Optional<String> currency) {
        return switch (event) {
            case AccountCreated it ->
                List.of(
                        "Created",
                        "Owner: %s, Initial: %s".formatted(it.owner(), Money.text(it.initialBalance(), currency)));
            case OwnerChanged it -> List.of("Owner changed", "From %s to %s".formatted(it.previousOwner(), it.owner()));
            case MoneyDeposited it -> transaction("Deposit", it, currency);
            case MoneyWithdrawn it -> transaction("Withdrawal", it, currency);
            case BalanceCorrected it -> List.of("Correction", signed(it.change(), currency));
        };
    }

    private static List<String> transaction(String name, Transaction transaction, Optional<String> currency) {
        var parts = new ArrayList<>(List.of(name, signed(transaction.change(), currency)));
        transaction.kind().ifPresent(parts::add);
        transaction.symbol().ifPresent(parts::add);
        transaction
                .counterparty()
                .ifPresent(it ->
                        parts.add((it.bank().orElse("") + " " + it.account().orElse("")).strip()));
        return parts;
    }

    private static String signed(BigDecimal amount, Optional<String> currency) {
        return (amount.signum() < 0 ? "" : "+") + Money.text(amount, currency);
    }
}
