package dev.yore.examples.orders;

import dev.yore.domain.RejectedException;
import dev.yore.examples.orders.Order.Status;
import dev.yore.examples.orders.OrderCommand.Cancel;
import dev.yore.examples.orders.OrderCommand.PlaceOrder;
import dev.yore.examples.orders.OrderCommand.ReceivePayment;
import dev.yore.examples.orders.OrderCommand.Ship;
import dev.yore.examples.orders.OrderEvent.OrderCancelled;
import dev.yore.examples.orders.OrderEvent.OrderPlaced;
import dev.yore.examples.orders.OrderEvent.OrderShipped;
import dev.yore.examples.orders.OrderEvent.PaymentReceived;
import java.math.BigDecimal;
import java.util.List;

/** What an order allows. */
final class OrderRules {

    private static final int MAX_DIGITS = 15;
    private static final int CENTS = 2;

    private OrderRules() {}

    static List<OrderEvent> decide(OrderCommand command, Order order) {
        return switch (command) {
            case PlaceOrder it -> place(it, order);
            case ReceivePayment it -> pay(it, order);
            case Ship it -> ship(it, order);
            case Cancel it -> cancel(it, order);
        };
    }

    private static List<OrderEvent> place(PlaceOrder command, Order order) {
        require(order.status() == Status.NEW, "Order already exists");
        require(!command.items().isEmpty(), "An order needs an item");
        for (var item : command.items()) {
            require(item.qty() > 0, "Quantity of " + item.sku() + " must be positive");
            require(item.price().signum() >= 0, "Price of " + item.sku() + " must not be negative");
            requireCents("Price of " + item.sku(), item.price());
        }
        return List.of(OrderPlaced.of(
                command.customerId(), command.items(), Tax.on(command.items()), command.shippingAddress()));
    }

    private static List<OrderEvent> pay(ReceivePayment command, Order order) {
        require(command.amount().signum() > 0, "Amount must be positive");
        requireCents("Amount", command.amount());
        requireOpen(order);
        return List.of(new PaymentReceived(command.amount(), command.method()));
    }

    private static List<OrderEvent> ship(Ship command, Order order) {
        requireOpen(order);
        require(order.status() != Status.SHIPPED, "Order is shipped already");
        require(order.due().signum() <= 0, "Order is not paid: " + Dollars.text(order.due()) + " is due");
        return List.of(new OrderShipped(command.carrier(), command.trackingNumber()));
    }

    private static List<OrderEvent> cancel(Cancel command, Order order) {
        require(order.status() != Status.NEW, "Order does not exist");
        require(order.status() != Status.SHIPPED, "Order is shipped already");
        return order.status() == Status.CANCELLED ? List.of() : List.of(new OrderCancelled(command.cause()));
    }

    private static void requireOpen(Order order) {
        require(order.status() != Status.NEW, "Order does not exist");
        require(order.status() != Status.CANCELLED, "Order is cancelled");
    }

    private static void requireCents(String what, BigDecimal amount) {
        boolean sane = amount.scale() <= CENTS && (long) amount.precision() - amount.scale() <= MAX_DIGITS;
        require(sane, what + " must have at most " + MAX_DIGITS + " digits before the point and 2 behind it");
    }

    private static void require(boolean allowed, String otherwise) {
        if (!allowed) {
            throw new RejectedException(otherwise);
        }
    }
}
