package dev.yore.examples.orders.command;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.TimeOptions;
import dev.yore.domain.History;
import dev.yore.domain.Loaded;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.examples.orders.Dollars;
import dev.yore.examples.orders.Item;
import dev.yore.examples.orders.Order;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code yore orders show}. */
@Command(
        name = "show",
        description = {
            "Show an order: as it is, or as it was.",
            "The options for looking back are those of 'yore state': --at leaves out what happened later, --recorded-at what was"
                    + " recorded later, such as corrections that came afterwards."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore orders show order_456", "  yore orders show order_456 --recorded-at 2024-01-21T10:30:00Z"})
final class ShowCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID", description = "The order.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private StreamId id;

    @Mixin
    private TimeOptions times = new TimeOptions();

    ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var store = session.openReadOnly()) {
            var loaded = History.of(store, Order.AGGREGATE).asOf(times.asOf()).load(id);
            if (!loaded.exists()) {
                throw new CommandFailedException("Order does not exist: " + id + (times.lookBack() ? " " + times : ""));
            }
            print(loaded);
        }
        return ExitCode.DONE;
    }

    private void print(Loaded<Order> loaded) {
        var order = loaded.state();
        if (session.json()) {
            session.out().json(Json.of(OrderDesk.json(id, loaded.version(), order)));
            return;
        }
        String view = times.lookBack() ? ", " + times : "";
        session.out().line("Order %s%s: %s", id, view, OrderDesk.status(order));
        order.customer().ifPresent(it -> session.out().line("Customer: %s", it));
        order.items().forEach(this::printItem);
        printAmount("Net", order.net());
        printAmount("Tax", order.tax());
        printAmount("Total", order.total());
        printAmount("Paid", order.paid());
        printAmount("Due", order.due());
    }

    private void printItem(Item item) {
        session.out().line("  %d x %s at %s", item.qty(), item.sku(), Dollars.text(item.price()));
    }

    private void printAmount(String label, BigDecimal amount) {
        session.out().line("%-6s %s", label, Dollars.text(amount));
    }
}
