package dev.yore.testkit.contract.boundary;

import dev.yore.domain.Boundary;
import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.domain.RejectedException;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.util.List;
import java.util.Optional;

/** Accounts of which each has a user name that no other has. The state is who has the name that a command is about. */
final class Accounts implements Decider<Accounts.Command, Optional<String>, Accounts.Happened> {

    private static final EventCodec<Happened> CODEC = EventCodec.of(Happened.class)
            .type("AccountRegistered", AccountRegistered.class)
            .type("UsernameReleased", UsernameReleased.class)
            .tags(it -> List.of(Tag.of("username", it.username())))
            .build();

    sealed interface Command {
        String username();
    }

    record Register(String account, String username) implements Command {}

    record Close(String account, String username) implements Command {}

    sealed interface Happened {
        String account();

        String username();
    }

    record AccountRegistered(String account, String username) implements Happened {}

    record UsernameReleased(String account, String username) implements Happened {}

    static Boundary<Command, Optional<String>, Happened> in(EventStore store) {
        return Boundary.of(
                        store,
                        new Accounts(),
                        CODEC,
                        command -> Query.tags("username:" + command.username()),
                        event -> StreamId.of("{accounts}/" + event.account()))
                .within(_ -> "accounts");
    }

    @Override
    public Optional<String> initial() {
        return Optional.empty();
    }

    @Override
    public List<Happened> decide(Command command, Optional<String> holder) {
        return switch (command) {
            case Register register -> {
                if (holder.isPresent()) {
                    throw new RejectedException("the name " + register.username() + " is taken");
                }
                yield List.of(new AccountRegistered(register.account(), register.username()));
            }
            case Close close -> {
                if (!holder.equals(Optional.of(close.account()))) {
                    throw new RejectedException(close.account() + " does not have the name " + close.username());
                }
                yield List.of(new UsernameReleased(close.account(), close.username()));
            }
        };
    }

    @Override
    public Optional<String> evolve(Optional<String> holder, Happened event) {
        return switch (event) {
            case AccountRegistered registered -> Optional.of(registered.account());
            case UsernameReleased _ -> Optional.empty();
        };
    }
}
