package dev.yore.examples.orders.command;

import dev.yore.cli.api.Session;
import dev.yore.event.StreamId;
import dev.yore.examples.orders.Address;
import dev.yore.examples.orders.Item;
import dev.yore.examples.orders.OrderCommand.PlaceOrder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore orders place}. */
@Command(
        name = "place",
        description = "Place an order. The tax is one fifth of the price of all pieces.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  yore orders place order_456 --customer cust_789 --item ITEM1:2:29.99 --item ITEM2:1:5.00",
            "  yore orders place order_457 --customer cust_790 --item ITEM1:1:29.99 --ship-to '12 High Street, Springfield, US'"
        })
final class PlaceCommand implements Callable<Integer> {

    private final OrderDesk desk;

    @Parameters(paramLabel = "ID", description = "The order.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private StreamId id;

    @Option(names = "--customer", paramLabel = "WHO", required = true, description = "Who orders.")
    @SuppressWarnings("NullAway.Init")
    private String customer;

    @Option(
            names = "--item",
            paramLabel = "SKU:QTY:PRICE",
            required = true,
            converter = ItemText.class,
            description = "What is ordered, how many, and the price of one without tax. May be repeated.")
    private List<Item> items = List.of();

    @Option(
            names = "--ship-to",
            paramLabel = "ADDRESS",
            converter = AddressText.class,
            description = "Where to: street, city, country.")
    private @Nullable Address address;

    @Mixin
    private Circumstances circumstances = new Circumstances();

    PlaceCommand(Session session) {
        this.desk = new OrderDesk(session);
    }

    @Override
    public Integer call() {
        return desk.handle(id, new PlaceOrder(customer, items, Optional.ofNullable(address)), circumstances.context());
    }
}
