package dev.yore.testkit.contract.boundary;

import static dev.yore.testkit.contract.boundary.Rejection.isRejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.store.Query;
import dev.yore.testkit.contract.StoreTest;
import dev.yore.testkit.contract.boundary.Accounts.Close;
import dev.yore.testkit.contract.boundary.Accounts.Register;
import dev.yore.testkit.internal.Together;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A unique user name: what no other stream may have, as long as someone has it. */
public interface UsernameContract extends StoreTest {

    @Test
    default void aUserNameIsGivenOnce() {
        var accounts = Accounts.in(store());

        assertThat(isRejected(accounts, new Register("a1", "alice"))).isEmpty();
        assertThat(isRejected(accounts, new Register("a2", "alice"))).contains("the name alice is taken");
        assertThat(isRejected(accounts, new Register("a2", "alice2"))).isEmpty();
    }

    @Test
    default void aUserNameIsFreeAgainWhenItsAccountIsClosed() {
        var accounts = Accounts.in(store());
        accounts.handle(new Register("a1", "alice"));

        assertThat(isRejected(accounts, new Close("a2", "alice"))).contains("a2 does not have the name alice");
        assertThat(isRejected(accounts, new Close("a1", "alice"))).isEmpty();
        assertThat(isRejected(accounts, new Register("a2", "alice"))).isEmpty();
        assertThat(isRejected(accounts, new Register("a3", "alice"))).contains("the name alice is taken");
    }

    @Test
    default void ofManyWhoWantTheSameNameAtOnceOneGetsIt() {
        for (int round = 0; round < 10; round++) {
            var name = "name-" + round;
            var rejections = Together.call(
                    place().patience(), 5, i -> isRejected(Accounts.in(store()), new Register("a" + i, name)));

            assertThat(rejections).filteredOn(Optional::isEmpty).hasSize(1);
            assertThat(store().read(Query.tags("username:" + name)).toList()).hasSize(1);
        }
    }

    @Test
    default void differentNamesAreGivenAtTheSameTime() {
        var rejections = Together.call(
                place().patience(), 8, i -> isRejected(Accounts.in(store()), new Register("a" + i, "name-" + i)));

        assertThat(rejections).hasSize(8).allSatisfy(it -> assertThat(it).isEmpty());
    }
}
