package dev.yore.examples.orders;

import dev.yore.catalog.EventCatalog;
import dev.yore.examples.orders.OrderEvent.OrderCancelled;
import dev.yore.examples.orders.OrderEvent.OrderPlaced;
import dev.yore.examples.orders.OrderEvent.OrderShipped;
import dev.yore.examples.orders.OrderEvent.PaymentReceived;
import dev.yore.examples.orders.OrderEvent.TaxCorrected;
import dev.yore.testkit.EventCatalogs;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was ever written of an order, in both versions of OrderPlaced, stays readable, and nothing changes its shape unnoticed. */
class OrderCatalogTest {

    private static final List<OrderEvent> SAMPLES = List.of(
            OrderPlaced.of(
                    "cust_789",
                    List.of(
                            new Item("ITEM1", 2, new BigDecimal("29.99")),
                            new Item("ITEM2", 1, new BigDecimal("5.00"))),
                    new BigDecimal("13.00"),
                    Optional.of(new Address("12 High Street", "Springfield", "US"))),
            new PaymentReceived(new BigDecimal("77.98"), "credit_card"),
            new OrderShipped("UPS", "1Z999AA10123456784"),
            new OrderCancelled("found it cheaper"),
            new TaxCorrected(new BigDecimal("13.00"), new BigDecimal("12.99")));

    @Test
    void theCatalogueIsKept() {
        EventCatalogs.verify(Path.of("catalog"), EventCatalog.of(Order.CODEC).withSamples(Order.CODEC, SAMPLES));
    }
}
