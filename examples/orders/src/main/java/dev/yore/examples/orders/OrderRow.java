package dev.yore.examples.orders;

import dev.yore.examples.orders.Order.Status;
import dev.yore.examples.orders.OrderEvent.OrderCancelled;
import dev.yore.examples.orders.OrderEvent.OrderPlaced;
import dev.yore.examples.orders.OrderEvent.OrderShipped;
import dev.yore.examples.orders.OrderEvent.PaymentReceived;
import dev.yore.examples.orders.OrderEvent.TaxCorrected;
import dev.yore.projection.Projection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How an order stands, for those who look it up: its row has the order's id as key.
 *
 * @param customer whose it is
 * @param status how far it has come
 * @param net the price of all items without tax
 * @param tax the tax on it
 * @param paid what came in
 */
public record OrderRow(String customer, Status status, BigDecimal net, BigDecimal tax, BigDecimal paid) {

    private static final OrderRow NONE =
            new OrderRow("", Status.NEW, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** The orders by the logic in force: what the events say, corrections among them. */
    public static final Projection<OrderEvent, OrderRow> PROJECTION = Projection.named("orders", 1)
            .of(Order.CODEC)
            .rows(OrderRow.class)
            .keyedByStream()
            .fold((row, fact) -> Optional.of(row.orElse(NONE).after(fact.event())));

    /** The orders by corrected logic: the tax is taken of the items, and corrections are not needed. */
    public static final Projection<OrderEvent, OrderRow> RIGHT = Projection.named("orders", 2)
            .of(Order.CODEC)
            .rows(OrderRow.class)
            .keyedByStream()
            .fold((row, fact) -> Optional.of(row.orElse(NONE).rightAfter(fact.event())));

    private OrderRow after(OrderEvent event) {
        return switch (event) {
            case OrderPlaced it ->
                new OrderRow(it.customerId(), Status.PLACED, it.netAmount(), it.taxAmount(), BigDecimal.ZERO);
            case PaymentReceived it -> new OrderRow(customer, status, net, tax, paid.add(it.amount()));
            case OrderShipped _ -> new OrderRow(customer, Status.SHIPPED, net, tax, paid);
            case OrderCancelled _ -> new OrderRow(customer, Status.CANCELLED, net, tax, paid);
            case TaxCorrected it -> new OrderRow(customer, status, net, it.newTax(), paid);
        };
    }

    private OrderRow rightAfter(OrderEvent event) {
        return switch (event) {
            case OrderPlaced it -> {
                var placed = after(it);
                yield new OrderRow(placed.customer, placed.status, placed.net, Tax.on(it.items()), placed.paid);
            }
            case TaxCorrected _ -> this;
            case PaymentReceived it -> after(it);
            case OrderShipped it -> after(it);
            case OrderCancelled it -> after(it);
        };
    }

    /** Both. */
    static List<Projection<?, ?>> all() {
        return List.of(PROJECTION, RIGHT);
    }
}
