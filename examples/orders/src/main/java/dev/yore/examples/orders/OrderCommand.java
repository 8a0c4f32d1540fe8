package dev.yore.examples.orders;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What can be asked of an order. */
public sealed interface OrderCommand {

    /** Order these items. */
    record PlaceOrder(String customerId, List<Item> items, Optional<Address> shippingAddress) implements OrderCommand {

        /** Copies the list. */
        public PlaceOrder {
            items = List.copyOf(items);
        }
    }

    /** Take a payment. */
    record ReceivePayment(BigDecimal amount, String method) implements OrderCommand {}

    /** Send it. */
    record Ship(String carrier, String trackingNumber) implements OrderCommand {}

    /** Call it off. */
    record Cancel(String cause) implements OrderCommand {}
}
