package dev.yore.testkit.contract.boundary;

import static dev.yore.testkit.contract.boundary.Rejection.isRejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.store.Query;
import dev.yore.testkit.contract.StoreTest;
import dev.yore.testkit.contract.boundary.Orders.Place;
import dev.yore.testkit.internal.Together;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No record twice: an order that carries the token of another one is the same order sent again, whatever its id. */
public interface OrderTokenContract extends StoreTest {

    @Test
    default void anOrderIsPlacedOnceWithEachToken() {
        var orders = Orders.in(store());

        assertThat(isRejected(orders, new Place("o1", "t1"))).isEmpty();
        assertThat(isRejected(orders, new Place("o2", "t1"))).contains("this order was placed before");
        assertThat(isRejected(orders, new Place("o2", "t2"))).isEmpty();
    }

    @Test
    default void anOrderSentByManyAtOnceIsPlacedOnce() {
        for (int round = 0; round < 10; round++) {
            var token = "token-" + round;
            var rejections = Together.call(
                    place().patience(), 4, i -> isRejected(Orders.in(store()), new Place("o" + i, token)));

            assertThat(rejections).filteredOn(Optional::isEmpty).hasSize(1);
            assertThat(store().read(Query.tags("token:" + token)).toList()).hasSize(1);
        }
    }
}
