package dev.yore.examples.orders;

import dev.yore.correction.Corrections;
import dev.yore.domain.Decider;
import dev.yore.event.RecordedEvent;
import dev.yore.examples.orders.OrderEvent.OrderCancelled;
import dev.yore.examples.orders.OrderEvent.OrderPlaced;
import dev.yore.examples.orders.OrderEvent.OrderShipped;
import dev.yore.examples.orders.OrderEvent.PaymentReceived;
import dev.yore.examples.orders.OrderEvent.TaxCorrected;
import dev.yore.replay.Alternative;
import dev.yore.replay.Replay;
import dev.yore.store.Query;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A mistake of the past, and the two ways to make it good. For a time, the till took the tax of one piece of each item, however many
 * were ordered, and that tax stands in the events.
 *
 * <p>The events hold the items as well. So the right tax can be had by folding them with corrected logic; and what differs can be made
 * good by compensating events. Both lead to the same orders.
 */
public final class TaxMistake {

    /** Orders as they would be if the tax had always been right: it is taken of the items, whatever the events say of it. */
    public static final Decider<OrderCommand, Order, OrderEvent> RIGHT =
            Decider.of(Order.NONE, Order.DECIDER::decide, TaxMistake::evolveRight);

    /** What would be different, and by how much. */
    public static final Replay<Order> WHAT_IF =
            Replay.of(Order.DECIDER, Order.CODEC).against(RIGHT).measuring("tax", Order::tax);

    /** The same under its name. */
    public static final Alternative ALTERNATIVE = new Alternative(
            "right-tax", "What orders would be if the tax had always been that of all pieces.", WHAT_IF);

    /** The compensating events: one for each order that was placed with a wrong tax. */
    public static final Corrections<OrderEvent> CORRECTIONS = Corrections.named("tax-of-one-piece", Order.CODEC)
            .selecting(Query.types("OrderPlaced"))
            .correcting(TaxMistake::correction)
            .because("The till took the tax of one piece of each item.")
            .by("yore orders correct-tax");

    private TaxMistake() {}

    /** The tax that the till took in those days. */
    public static BigDecimal taxOfOnePiece(List<Item> items) {
        return Tax.of(items.stream().map(Item::price).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static Order evolveRight(Order order, OrderEvent event) {
        return switch (event) {
            case OrderPlaced it -> Order.DECIDER.evolve(order, it).withTax(Tax.on(it.items()));
            case TaxCorrected _ -> order;
            case PaymentReceived it -> Order.DECIDER.evolve(order, it);
            case OrderShipped it -> Order.DECIDER.evolve(order, it);
            case OrderCancelled it -> Order.DECIDER.evolve(order, it);
        };
    }

    private static Optional<TaxCorrected> correction(OrderEvent event, RecordedEvent recorded) {
        return event instanceof OrderPlaced placed && placed.taxAmount().compareTo(Tax.on(placed.items())) != 0
                ? Optional.of(new TaxCorrected(placed.taxAmount(), Tax.on(placed.items())))
                : Optional.empty();
    }
}
