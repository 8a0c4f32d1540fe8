package dev.yore.examples.orders;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What happens to an order. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface OrderEvent {

    /**
     * A customer ordered. It holds what was decided, the tax, and also what it was decided on, the items: so it can be judged anew.
     *
     * @param customerId who
     * @param items what
     * @param netAmount the price of all items without tax
     * @param taxAmount the tax that was charged
     * @param totalAmount what there is to pay: both together
     * @param shippingAddress where to
     */
    record OrderPlaced(
            String customerId,
            List<Item> items,
            BigDecimal netAmount,
            BigDecimal taxAmount,
            BigDecimal totalAmount,
            Optional<Address> shippingAddress)
            implements OrderEvent {

        /** Needs all but an address. */
        public OrderPlaced {
            requireNonNull(customerId, "customerId");
            items = List.copyOf(items);
            requireNonNull(netAmount, "netAmount");
            requireNonNull(taxAmount, "taxAmount");
            requireNonNull(totalAmount, "totalAmount");
        }

        /** The order of these items with this tax. */
        public static OrderPlaced of(
                String customerId, List<Item> items, BigDecimal tax, Optional<Address> shippingAddress) {
            var net = Tax.net(items);
            return new OrderPlaced(customerId, items, net, tax, net.add(tax), shippingAddress);
        }
    }

    /**
     * Money came in.
     *
     * @param method in what way, such as {@code credit_card}
     */
    record PaymentReceived(BigDecimal amount, String method) implements OrderEvent {

        /** Needs both. */
        public PaymentReceived {
            requireNonNull(amount, "amount");
            requireNonNull(method, "method");
        }
    }

    /** The parcel left the house. */
    record OrderShipped(String carrier, String trackingNumber) implements OrderEvent {

        /** Needs both. */
        public OrderShipped {
            requireNonNull(carrier, "carrier");
            requireNonNull(trackingNumber, "trackingNumber");
        }
    }

    /**
     * The order will not be carried out.
     *
     * @param cause why, in the customer's words or ours
     */
    record OrderCancelled(String cause) implements OrderEvent {

        /** Needs a cause. */
        public OrderCancelled {
            requireNonNull(cause, "cause");
        }
    }

    /**
     * A tax that was wrong was made good. Which event it corrects, and why, is in the metadata.
     *
     * @param oldTax what was charged
     * @param newTax what should have been
     */
    record TaxCorrected(BigDecimal oldTax, BigDecimal newTax) implements OrderEvent {

        /** Needs both. */
        public TaxCorrected {
            requireNonNull(oldTax, "oldTax");
            requireNonNull(newTax, "newTax");
        }
    }
}
