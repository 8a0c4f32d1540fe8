package dev.yore.examples.bank.command;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.domain.Context;
import dev.yore.domain.Handled;
import dev.yore.domain.Repository;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.examples.bank.Account;
import dev.yore.examples.bank.AccountCommand;
import dev.yore.examples.bank.AccountEvent;
import dev.yore.examples.bank.Money;

/** Gives a command to an account, and tells what came of it. */
final class AccountDesk {

    private final Session session;

    AccountDesk(Session session) {
        this.session = session;
    }

    int handle(StreamId id, AccountCommand command, Context context) {
        try (var store = session.open()) {
            var handled = Repository.of(store, Account.AGGREGATE).handle(id, command, context);
            tell(id, handled);
        }
        return ExitCode.DONE;
    }

    private void tell(StreamId id, Handled<Account, AccountEvent> handled) {
        var account = handled.state();
        long version = handled.loaded().version().value();
        var types = handled.events().stream()
                .map(it -> Account.CODEC.encode(id, it).type().name())
                .toList();
        if (session.json()) {
            var json = Json.nodes().objectNode();
            json.put("account", id.value()).put("version", version);
            json.put("owner", account.owner().orElse("")).put("balance", account.balance());
            types.forEach(json.putArray("events")::add);
            session.out().json(Json.of(json));
            return;
        }
        types.forEach(type -> session.out().line("✓ Event appended: %s", type));
        session.out()
                .line(
                        "%s is at version %d, balance %s",
                        id, version, Money.text(account.balance(), account.currency()));
    }
}
