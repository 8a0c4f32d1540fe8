package dev.yore.examples.orders.command;

import dev.yore.cli.api.Session;
import dev.yore.event.StreamId;
import dev.yore.examples.orders.OrderCommand.ReceivePayment;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yore orders pay}. */
@Command(
        name = "pay",
        description = "Take a payment for an order.",
        footerHeading = "%nExamples:%n",
        footer = "  yore orders pay order_456 77.98 --method credit_card")
final class PayCommand implements Callable<Integer> {

    private final OrderDesk desk;

    @Parameters(index = "0", paramLabel = "ID", description = "The order.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private StreamId id;

    @Parameters(
            index = "1",
            paramLabel = "AMOUNT",
            converter = AmountText.class,
            description = "How much, as in 100.00.")
    @SuppressWarnings("NullAway.Init")
    private BigDecimal amount;

    @Option(names = "--method", paramLabel = "HOW", description = "In what way (default: credit_card).")
    private String method = "credit_card";

    @Mixin
    private Circumstances circumstances = new Circumstances();

    PayCommand(Session session) {
        this.desk = new OrderDesk(session);
    }

    @Override
    public Integer call() {
        return desk.handle(id, new ReceivePayment(amount, method), circumstances.context());
    }
}
