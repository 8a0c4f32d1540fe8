package dev.yore.examples.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.yore.domain.Aggregate;
import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.event.Tag;
import dev.yore.examples.orders.OrderEvent.OrderCancelled;
import dev.yore.examples.orders.OrderEvent.OrderPlaced;
import dev.yore.examples.orders.OrderEvent.OrderShipped;
import dev.yore.examples.orders.OrderEvent.PaymentReceived;
import dev.yore.examples.orders.OrderEvent.TaxCorrected;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The state of an order, derived from its events.
 *
 * @param status how far it has come
 * @param customer whose it is; absent before it is placed
 * @param items what was ordered
 * @param net the price of all items without tax
 * @param tax the tax on it, as far as we know today
 * @param paid what came in
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Order(
        Status status, Optional<String> customer, List<Item> items, BigDecimal net, BigDecimal tax, BigDecimal paid) {

    /** How far an order has come. */
    public enum Status {
        /** Nobody has placed it. */
        NEW,
        /** It is placed, and perhaps paid. */
        PLACED,
        /** The parcel has left the house. */
        SHIPPED,
        /** It will not be carried out. */
        CANCELLED
    }

    /** The order before it is placed. */
    public static final Order NONE =
            new Order(Status.NEW, Optional.empty(), List.of(), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** How its events are written, and read in every version that they ever had. */
    public static final EventCodec<OrderEvent> CODEC = EventCodec.of(OrderEvent.class)
            .type("OrderPlaced", 2, OrderPlaced.class)
            .type("PaymentReceived", PaymentReceived.class)
            .type("OrderShipped", OrderShipped.class)
            .type("OrderCancelled", OrderCancelled.class)
            .type("TaxCorrected", TaxCorrected.class)
            .upcast(OrderSchemas.placedWithATotalAlone())
            .tags(it -> it instanceof OrderPlaced placed ? List.of(Tag.of("customer", placed.customerId())) : List.of())
            .build();

    /** How it decides. */
    public static final Decider<OrderCommand, Order, OrderEvent> DECIDER =
            Decider.of(NONE, OrderRules::decide, Order::evolve);

    /** All of that under its name. */
    public static final Aggregate<OrderCommand, Order, OrderEvent> AGGREGATE = new Aggregate<>("order", DECIDER, CODEC);

    /** Copies the list. */
    public Order {
        items = List.copyOf(items);
    }

    /** What there is to pay: net and tax. */
    public BigDecimal total() {
        return net.add(tax);
    }

    /** What is still to be paid; below zero where too much was paid. */
    public BigDecimal due() {
        return total().subtract(paid);
    }

    Order withTax(BigDecimal tax) {
        return new Order(status, customer, items, net, tax, paid);
    }

    private Order withStatus(Status status) {
        return new Order(status, customer, items, net, tax, paid);
    }

    private Order evolve(OrderEvent event) {
        return switch (event) {
            case OrderPlaced it ->
                new Order(
                        Status.PLACED,
                        Optional.of(it.customerId()),
                        it.items(),
                        it.netAmount(),
                        it.taxAmount(),
                        BigDecimal.ZERO);
            case PaymentReceived it -> new Order(status, customer, items, net, tax, paid.add(it.amount()));
            case OrderShipped _ -> withStatus(Status.SHIPPED);
            case OrderCancelled _ -> withStatus(Status.CANCELLED);
            case TaxCorrected it -> withTax(it.newTax());
        };
    }
}
