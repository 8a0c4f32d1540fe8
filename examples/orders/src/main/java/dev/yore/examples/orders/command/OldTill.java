package dev.yore.examples.orders.command;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.examples.orders.Address;
import dev.yore.examples.orders.Item;
import dev.yore.examples.orders.Order;
import dev.yore.examples.orders.OrderEvent.OrderPlaced;
import dev.yore.examples.orders.OrderEvent.OrderShipped;
import dev.yore.examples.orders.OrderEvent.PaymentReceived;
import dev.yore.examples.orders.TaxMistake;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The till as it was in January 2024, with its mistake: it takes the tax of one piece of each item. Its first orders it writes in
 * version 1 of their schema, as it did before it knew version 2. It rings up the same orders each time.
 */
final class OldTill {

    static final int ORDERS = 1_000;
    static final int IN_VERSION_1 = 400;

    private static final int ORDERS_PER_COMMIT = 100;
    private static final int CUSTOMERS = 250;
    private static final int MOST_PIECES = 4;
    private static final Instant OPENING = Instant.parse("2024-01-15T08:00:00Z");
    private static final Address ADDRESS = new Address("12 High Street", "Springfield", "US");

    private static final List<Item> GOODS = List.of(
            new Item("ITEM1", 1, new BigDecimal("29.99")),
            new Item("ITEM2", 1, new BigDecimal("5.00")),
            new Item("ITEM3", 1, new BigDecimal("12.50")),
            new Item("ITEM4", 1, new BigDecimal("149.90")));

    private final EventStore store;
    private final String prefix;
    private final SplittableRandom random = new SplittableRandom(2024);

    /** @param prefix what the ids of its orders begin with, and the tag by which they are found */
    OldTill(EventStore store, String prefix) {
        this.store = store;
        this.prefix = prefix;
    }

    /** The order of this number, from 1. */
    StreamId order(int number) {
        return StreamId.of(prefix + number);
    }

    Tag tag() {
        return Tag.of("till", prefix);
    }

    void ringUp() {
        var events = new ArrayList<Event>();
        for (int number = 1; number <= ORDERS; number++) {
            events.addAll(live(number));
            if (number % ORDERS_PER_COMMIT == 0) {
                store.append(Commit.of(events));
                events.clear();
            }
        }
    }

    /** What happens to an order: all are placed, nine of ten paid, and eight of these nine shipped. */
    private List<Event> live(int number) {
        var time = OPENING.plus(Duration.ofMinutes(number));
        var items = items();
        var placed = OrderPlaced.of(
                "cust_" + random.nextInt(1, CUSTOMERS), items, TaxMistake.taxOfOnePiece(items), Optional.of(ADDRESS));
        var stream = order(number);
        var events = new ArrayList<Event>();
        events.add(number <= IN_VERSION_1 ? version1(stream, placed) : Order.CODEC.encode(stream, placed));
        if (number % 10 != 0) {
            events.add(Order.CODEC.encode(stream, new PaymentReceived(placed.totalAmount(), "credit_card")));
        }
        if (number % 10 > 1) {
            events.add(Order.CODEC.encode(stream, new OrderShipped("UPS", "1Z" + (999_000 + number))));
        }
        return timed(events, time);
    }

    private List<Event> timed(List<Event> events, Instant placedAt) {
        var timed = new ArrayList<Event>();
        for (int i = 0; i < events.size(); i++) {
            var tags = new ArrayList<>(events.get(i).tags());
            tags.add(tag());
            timed.add(events.get(i)
                    .withTimestamp(placedAt.plus(Duration.ofHours(2L * i)))
                    .withTags(tags));
        }
        return timed;
    }

    private List<Item> items() {
        var items = new ArrayList<Item>();
        int first = random.nextInt(GOODS.size());
        for (int i = 0; i <= random.nextInt(2); i++) {
            var good = GOODS.get((first + i) % GOODS.size());
            items.add(new Item(good.sku(), random.nextInt(1, MOST_PIECES), good.price()));
        }
        return items;
    }

    /** An order as it was written before net and tax were said apart. */
    private static Event version1(StreamId stream, OrderPlaced placed) {
        var current = Order.CODEC.encode(stream, placed);
        var data = Json.nodes().objectNode();
        data.put("customerId", placed.customerId());
        data.set("items", current.data().tree().get("items"));
        data.put("totalAmount", placed.totalAmount());
        data.set("shippingAddress", current.data().tree().get("shippingAddress"));
        return new Event(
                current.id(),
                current.type(),
                stream,
                current.timestamp(),
                Json.of(data),
                1,
                current.metadata(),
                current.tags(),
                current.extra());
    }
}
