package dev.yore.examples.bank.command;

import static dev.yore.examples.bank.Money.money;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.Session;
import dev.yore.domain.Context;
import dev.yore.domain.Loaded;
import dev.yore.domain.RejectedException;
import dev.yore.domain.Repository;
import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.examples.bank.Account;
import dev.yore.examples.bank.AccountCommand;
import dev.yore.examples.bank.AccountCommand.Deposit;
import dev.yore.examples.bank.AccountCommand.OpenAccount;
import dev.yore.examples.bank.AccountCommand.Withdraw;
import dev.yore.examples.bank.AccountEvent;
import dev.yore.examples.bank.AccountEvent.MoneyWithdrawn;
import dev.yore.examples.bank.Money;
import dev.yore.examples.bank.view.Balance;
import dev.yore.projection.View;
import dev.yore.store.Commit;
import dev.yore.store.ConflictException;
import dev.yore.store.EventStore;
import dev.yore.store.ExpectedVersion;
import dev.yore.view.ViewStore;
import java.util.List;

/** The story that {@code yore demo} tells. For one thread. */
final class DemoStory {

    private static final String RULE = "=".repeat(60);

    private final Session session;
    private final String place;
    private final DemoClock clock = new DemoClock();
    private StreamId alice = StreamId.of("acc_123");
    private List<RecordedEvent> events = List.of();
    private Loaded<Account> before = new Loaded<>(alice, Version.NONE, Account.UNOPENED);

    /** @param place where the store lies */
    DemoStory(Session session, String place) {
        this.session = session;
        this.place = place;
    }

    /** Everything that happens while the store is open for the first time. */
    void tell(EventStore store) {
        say("✓ Event store '%s' ready", place);
        say("");
        var accounts = Repository.of(store, Account.AGGREGATE);
        alice = free(store, 123);
        createAndTransact(accounts);
        before = accounts.load(alice);
        events = store.load(alice).toList();
        showState();
        showHistory(accounts);
        travelInTime(accounts);
        heading("What the store does not let happen:");
        refuseStaleWrite(store);
        refuseOverdraft(accounts, free(store, 456));
    }

    /** Everything after the store was closed and opened again. */
    void proveThatItLasts(EventStore store) {
        var after = Repository.of(store, Account.AGGREGATE).load(alice);
        if (!after.equals(before) || !store.load(alice).toList().equals(events)) {
            throw new CommandFailedException(
                    "the reopened store holds something else: " + after + " instead of " + before);
        }
        heading("Closed and opened again:");
        say("✓ The same %d events, the same balance: %s", events.size(), balance(after));
    }

    /** What a view makes of it, for other programs to read. */
    void project(EventStore store, ViewStore views) throws InterruptedException {
        heading("Building projection from events...");
        Projected.bringUpToDate(store, views, List.of(Balance.PROJECTION), session);
        try (var rows = View.of(views, Balance.PROJECTION).read()) {
            var row = rows.get(alice.value()).orElseThrow();
            say(
                    "  ✓ Projected: %s | Balance: %s",
                    alice, Money.text(row.balance(), before.state().currency()));
        }
        say("");
        say("✓ Projection complete! Accounts queryable in DynamoDB, table %s.", PublishedBalances.TABLE);
    }

    /** How to go on by oneself. */
    void pointOn(String options) {
        say("");
        say("Look around:  yore history %s %s", alice, options);
    }

    /** Where everything is told in one value, this is it. */
    void end(String kindOfPlace) {
        if (session.json()) {
            var json = Json.nodes().objectNode();
            json.put(kindOfPlace, place).put("account", alice.value());
            json.put("owner", before.state().owner().orElse(""))
                    .put("balance", before.state().balance());
            json.put("version", before.version().value());
            session.out().json(Json.of(json));
        }
    }

    private StreamId free(EventStore store, int number) {
        for (int next = number; ; next++) {
            var id = StreamId.of("acc_" + next);
            if (store.version(id).equals(Version.NONE)) {
                if (next > number) {
                    say("(acc_%d exists and is left alone: this is the story of %s)", number, id);
                }
                return id;
            }
        }
    }

    private void createAndTransact(Repository<AccountCommand, Account, AccountEvent> accounts) {
        say("Creating account...");
        handle(accounts, alice, new OpenAccount("Alice Johnson"));
        say("");
        say("Performing transactions...");
        handle(accounts, alice, new Deposit(money("100.00")));
        handle(accounts, alice, new Deposit(money("50.00")));
        handle(accounts, alice, new Withdraw(money("30.00")));
        handle(accounts, alice, new Deposit(money("25.00")));
        handle(accounts, alice, new Withdraw(money("10.00")));
    }

    private void handle(
            Repository<AccountCommand, Account, AccountEvent> accounts, StreamId id, AccountCommand command) {
        var handled = accounts.handle(id, command, Context.NONE.at(clock.next()));
        handled.events()
                .forEach(it -> say(
                        "  ✓ Event appended: %s", Account.CODEC.encode(id, it).type()));
    }

    private void showState() {
        heading("Computing current state from events...");
        say("");
        say("Current balance: %s", balance(before));
        say("Account owner: %s", before.state().owner().orElse(""));
    }

    private void showHistory(Repository<AccountCommand, Account, AccountEvent> accounts) {
        heading("Transaction History:");
        try (var steps = accounts.history(alice.value())) {
            steps.forEachRemaining(step -> say("  %s", Statement.line(step)));
        }
        say("");
        say("✓ Event sourcing: Complete history preserved!");
    }

    private void travelInTime(Repository<AccountCommand, Account, AccountEvent> accounts) {
        var time = events.get(1).timestamp();
        say("");
        say("Time travel: Balance after 2nd event...");
        say("Balance at %s: %s", time, balance(accounts.at(time).load(alice)));
    }

    private void refuseStaleWrite(EventStore store) {
        var stale = Account.CODEC.encode(alice, new MoneyWithdrawn(money("135.00")));
        try {
            store.append(Commit.of(stale).expecting(alice, ExpectedVersion.exactly(3)));
            throw new CommandFailedException("a stale write was recorded");
        } catch (ConflictException e) {
            say("✗ A write that has not seen the latest events: %s", String.valueOf(e.getMessage()));
        }
    }

    private void refuseOverdraft(Repository<AccountCommand, Account, AccountEvent> accounts, StreamId bob) {
        accounts.handle(bob.value(), new OpenAccount("Bob Smith").withOverdraftLimit(money("50.00")));
        try {
            accounts.handle(bob.value(), new Withdraw(money("80.00")));
            throw new CommandFailedException("an overdraft was recorded");
        } catch (RejectedException e) {
            say("✗ An overdraft of %s, which has a rule: %s", bob, e.reason());
        }
    }

    private static String balance(Loaded<Account> loaded) {
        return Money.text(loaded.state().balance(), loaded.state().currency());
    }

    private void heading(String text) {
        say("");
        say(RULE);
        say(text);
        say(RULE);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
    private void say(String format, Object... values) {
        if (!session.json()) {
            session.out().line(format, values);
            session.out().flush(); // it is told as it happens, which takes its time on a stream
        }
    }
}
