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

/** Sign-ups that are confirmed with a token. No table of open tokens is kept: the events say which is good. */
final class SignUps implements Decider<SignUps.Command, SignUps.State, SignUps.Happened> {

    static final long MINUTES_THAT_A_TOKEN_LASTS = 60;

    private static final EventCodec<Happened> CODEC = EventCodec.of(Happened.class)
            .type("SignUpInitiated", SignUpInitiated.class)
            .type("SignUpConfirmed", SignUpConfirmed.class)
            .tags(it -> List.of(Tag.of("email", it.email()), Tag.of("token", it.token())))
            .build();

    sealed interface Command {
        String email();

        String token();
    }

    record SignUp(String email, String token, String name, long minute) implements Command {}

    record Confirm(String email, String token, long minute) implements Command {}

    sealed interface Happened {
        String email();

        String token();
    }

    record SignUpInitiated(String email, String token, String name, long minute) implements Happened {}

    record SignUpConfirmed(String email, String token, String name) implements Happened {}

    /**
     * What is known of one token.
     *
     * @param initiated the sign-up that it belongs to
     * @param used whether it was used
     */
    record State(Optional<SignUpInitiated> initiated, boolean used) {}

    static Boundary<Command, State, Happened> in(EventStore store) {
        return Boundary.of(
                        store,
                        new SignUps(),
                        CODEC,
                        command -> Query.tags("email:" + command.email(), "token:" + command.token()),
                        event -> StreamId.of("{sign-ups}/" + event.email()))
                .within(_ -> "sign-ups");
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), false);
    }

    @Override
    public List<Happened> decide(Command command, State state) {
        return switch (command) {
            case SignUp signUp ->
                List.of(new SignUpInitiated(signUp.email(), signUp.token(), signUp.name(), signUp.minute()));
            case Confirm confirm -> {
                var initiated = state.initiated()
                        .orElseThrow(() -> new RejectedException("no sign-up is waiting for this token"));
                if (state.used()) {
                    throw new RejectedException("the token was used");
                }
                if (confirm.minute() > initiated.minute() + MINUTES_THAT_A_TOKEN_LASTS) {
                    throw new RejectedException("the token is too old");
                }
                yield List.of(new SignUpConfirmed(confirm.email(), confirm.token(), initiated.name()));
            }
        };
    }

    @Override
    public State evolve(State state, Happened event) {
        return switch (event) {
            case SignUpInitiated initiated -> new State(Optional.of(initiated), false);
            case SignUpConfirmed _ -> new State(state.initiated(), true);
        };
    }
}
