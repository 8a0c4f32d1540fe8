package dev.yore.examples.orders.command;

import dev.yore.cli.api.Session;
import dev.yore.event.StreamId;
import dev.yore.examples.orders.OrderCommand.Ship;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore orders ship}. */
@Command(
        name = "ship",
        description = "Ship an order that is paid.",
        footerHeading = "%nExamples:%n",
        footer = "  yore orders ship order_456 --carrier UPS --tracking 1Z999")
final class ShipCommand implements Callable<Integer> {

    private final OrderDesk desk;

    @Parameters(paramLabel = "ID", description = "The order.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private StreamId id;

    @Option(names = "--carrier", paramLabel = "WHO", required = true, description = "Who carries the parcel.")
    @SuppressWarnings("NullAway.Init")
    private String carrier;

    @Option(names = "--tracking", paramLabel = "NUMBER", required = true, description = "The carrier's number for it.")
    @SuppressWarnings("NullAway.Init")
    private String trackingNumber;

    @Mixin
    private Circumstances circumstances = new Circumstances();

    ShipCommand(Session session) {
        this.desk = new OrderDesk(session);
    }

    @Override
    public Integer call() {
        return desk.handle(id, new Ship(carrier, trackingNumber), circumstances.context());
    }
}
