package dev.yore.testkit.contract.boundary;

import static dev.yore.testkit.contract.boundary.Products.MINUTES_OF_GRACE;
import static dev.yore.testkit.contract.boundary.Rejection.isRejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.store.AppendCondition;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.Query;
import dev.yore.testkit.contract.StoreTest;
import dev.yore.testkit.contract.boundary.Products.Order;
import dev.yore.testkit.contract.boundary.Products.SetPrice;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A dynamic product price: a cart of many products is ordered only at prices that hold, whoever changes them meanwhile. */
public interface ProductPriceContract extends StoreTest {

    @Test
    default void aProductIsOrderedAtThePriceThatItHas() {
        var products = Products.in(store());
        products.handle(new SetPrice("p1", new BigDecimal("9.90"), 0));

        assertThat(isRejected(products, new Order("o1", Map.of("p1", new BigDecimal("9.90")), 1)))
                .isEmpty();
        assertThat(isRejected(products, new Order("o2", Map.of("p1", new BigDecimal("8.90")), 1)))
                .contains("p1 does not cost 8.90");
        assertThat(isRejected(products, new Order("o3", Map.of("p2", new BigDecimal("9.90")), 1)))
                .contains("p2 does not cost 9.90");
    }

    @Test
    default void theOldPriceHoldsForAShortTimeAfterItWasChanged() {
        var products = Products.in(store());
        products.handle(new SetPrice("p1", new BigDecimal("9.90"), 0));
        products.handle(new SetPrice("p1", new BigDecimal("12.50"), 100));
        var atOldPrice = Map.of("p1", new BigDecimal("9.90"));

        assertThat(isRejected(products, new Order("o1", atOldPrice, 100 + MINUTES_OF_GRACE)))
                .isEmpty();
        assertThat(isRejected(products, new Order("o2", atOldPrice, 101 + MINUTES_OF_GRACE)))
                .contains("p1 does not cost 9.90");
        assertThat(isRejected(products, new Order("o3", Map.of("p1", new BigDecimal("12.50")), 101)))
                .isEmpty();
    }

    @Test
    default void aCartIsOrderedOnlyIfEveryPriceHolds() {
        var products = Products.in(store());
        products.handle(new SetPrice("p1", new BigDecimal("1.00"), 0));
        products.handle(new SetPrice("p2", new BigDecimal("2.00"), 0));
        var cart = Map.of("p1", new BigDecimal("1.00"), "p2", new BigDecimal("2.00"));

        assertThat(isRejected(products, new Order("o1", cart, 1))).isEmpty();
        products.handle(new SetPrice("p2", new BigDecimal("3.00"), 2));
        assertThat(isRejected(products, new Order("o2", cart, 99))).contains("p2 does not cost 2.00");
    }

    @Test
    default void aPriceThatChangesWhileAnOrderIsDecidedMakesItDecideAnew() {
        var products = Products.in(store());
        products.handle(new SetPrice("p1", new BigDecimal("1.00"), 0));
        var restsOn = AppendCondition.noneMatching(
                        Query.types("ProductPriceSet").tagged("product:p1"))
                .within("shop")
                .after(store().head());
        products.handle(new SetPrice("p2", new BigDecimal("1.00"), 1));
        var order = Event.of("{shop}/o1", "ProductsOrdered", Json.EMPTY_OBJECT);
        products.handle(new SetPrice("p1", new BigDecimal("2.00"), 1));

        assertThat(store().tryAppend(Commit.of(order).when(restsOn))).isInstanceOf(AppendResult.ConditionFailed.class);
        assertThat(isRejected(products, new Order("o1", Map.of("p1", new BigDecimal("1.00")), 50)))
                .contains("p1 does not cost 1.00");
    }
}
