package dev.yore.testkit.contract.boundary;

import static dev.yore.testkit.contract.boundary.Rejection.isRejected;
import static dev.yore.testkit.contract.boundary.SignUps.MINUTES_THAT_A_TOKEN_LASTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.store.Query;
import dev.yore.testkit.contract.StoreTest;
import dev.yore.testkit.contract.boundary.SignUps.Confirm;
import dev.yore.testkit.contract.boundary.SignUps.SignUp;
import dev.yore.testkit.internal.Together;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An opt-in token: it is good for one sign-up, once, and for so long. */
public interface OptInTokenContract extends StoreTest {

    @Test
    default void aTokenConfirmsTheSignUpThatItBelongsTo() {
        var signUps = SignUps.in(store());
        signUps.handle(new SignUp("a@x", "111", "Alice", 0));
        signUps.handle(new SignUp("b@x", "222", "Bob", 0));

        assertThat(isRejected(signUps, new Confirm("a@x", "333", 1))).contains("no sign-up is waiting for this token");
        assertThat(isRejected(signUps, new Confirm("a@x", "222", 1))).contains("no sign-up is waiting for this token");
        assertThat(signUps.handle(new Confirm("a@x", "111", 1)).events())
                .containsExactly(new SignUps.SignUpConfirmed("a@x", "111", "Alice"));
    }

    @Test
    default void aTokenIsUsedOnce() {
        var signUps = SignUps.in(store());
        signUps.handle(new SignUp("a@x", "111", "Alice", 0));
        signUps.handle(new Confirm("a@x", "111", 1));

        assertThat(isRejected(signUps, new Confirm("a@x", "111", 2))).contains("the token was used");
    }

    @Test
    default void aTokenDoesNotLastForEver() {
        var signUps = SignUps.in(store());
        signUps.handle(new SignUp("a@x", "111", "Alice", 0));
        signUps.handle(new SignUp("b@x", "222", "Bob", 0));

        assertThat(isRejected(signUps, new Confirm("a@x", "111", MINUTES_THAT_A_TOKEN_LASTS)))
                .isEmpty();
        assertThat(isRejected(signUps, new Confirm("b@x", "222", MINUTES_THAT_A_TOKEN_LASTS + 1)))
                .contains("the token is too old");
    }

    @Test
    default void aTokenUsedByManyAtOnceConfirmsOnce() {
        for (int round = 0; round < 10; round++) {
            var token = "token-" + round;
            SignUps.in(store()).handle(new SignUp("a@x", token, "Alice", 0));
            var rejections = Together.call(
                    place().patience(), 4, _ -> isRejected(SignUps.in(store()), new Confirm("a@x", token, 1)));

            assertThat(rejections).filteredOn(Optional::isEmpty).hasSize(1);
            assertThat(store().read(Query.types("SignUpConfirmed").tagged("token:" + token))
                            .toList())
                    .hasSize(1);
        }
    }
}
