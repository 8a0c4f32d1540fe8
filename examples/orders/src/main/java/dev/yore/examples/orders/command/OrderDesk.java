package dev.yore.examples.orders.command;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.domain.Context;
import dev.yore.domain.Repository;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.examples.orders.Dollars;
import dev.yore.examples.orders.Order;
import dev.yore.examples.orders.OrderCommand;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Gives a command to an order, and tells what came of it. */
final class OrderDesk {

    private final Session session;

    OrderDesk(Session session) {
        this.session = session;
    }

    int handle(StreamId id, OrderCommand command, Context context) {
        try (var store = session.open()) {
            var handled = Repository.of(store, Order.AGGREGATE).handle(id, command, context);
            var types = handled.events().stream()
                    .map(it -> Order.CODEC.encode(id, it).type().name())
                    .toList();
            if (session.json()) {
                var json = json(id, handled.loaded().version(), handled.state());
                types.forEach(json.putArray("events")::add);
                session.out().json(Json.of(json));
            } else {
                types.forEach(type -> session.out().line("✓ Event appended: %s", type));
                session.out()
                        .line(
                                "%s is at version %s, %s due",
                                id,
                                handled.loaded().version(),
                                Dollars.text(handled.state().due()));
            }
        }
        return ExitCode.DONE;
    }

    static ObjectNode json(StreamId id, Version version, Order order) {
        var json = Json.nodes().objectNode();
        json.put("order", id.value()).put("version", version.value());
        json.put("status", status(order)).put("customer", order.customer().orElse(""));
        json.put("net", order.net()).put("tax", order.tax()).put("total", order.total());
        json.put("paid", order.paid()).put("due", order.due());
        return json;
    }

    static String status(Order order) {
        return order.status().name().toLowerCase(Locale.ROOT);
    }
}
