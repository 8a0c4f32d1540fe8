package dev.yore.examples.orders;

import dev.yore.domain.Repository;
import dev.yore.examples.orders.Order.Status;
import dev.yore.examples.orders.OrderCommand.Ship;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import dev.yore.subscription.Delivery;
import dev.yore.subscription.EventConsumer;
import dev.yore.subscription.Subscription;

/**
 * The process from paid to shipped: an order that is paid in full is sent.
 *
 * <p>A payment may be delivered several times. The command that it leads to is known by the payment, so that the order is sent
 * once.
 */
public final class Shipping implements EventConsumer {

    private final Repository<OrderCommand, Order, OrderEvent> orders;

    private Shipping(EventStore store) {
        this.orders = Repository.of(store, Order.AGGREGATE);
    }

    /** The process, as a subscription to the payments of a store. */
    public static Subscription of(EventStore store) {
        return Subscription.named("shipping").to(Query.types("PaymentReceived")).deliveredTo(new Shipping(store));
    }

    @Override
    public void accept(Delivery delivery) {
        var stream = delivery.event().stream();
        var order = orders.load(stream).state();
        if (order.status() == Status.PLACED && order.due().signum() <= 0) {
            var ship = new Ship("UPS", "1Z" + delivery.event().position());
            orders.handle(stream, ship, delivery.context());
        }
    }
}
