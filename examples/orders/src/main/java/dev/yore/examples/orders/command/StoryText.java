package dev.yore.examples.orders.command;

import dev.yore.domain.Step;
import dev.yore.examples.orders.Dollars;
import dev.yore.examples.orders.Order;
import dev.yore.examples.orders.OrderEvent;
import dev.yore.replay.Measured;

/** Steps and figures as the story tells them. */
final class StoryText {

    private StoryText() {}

    /** When it happened, when it was recorded, what it was, the tax after it, and why. */
    static String line(Step<Order, OrderEvent> step) {
        var recorded = step.recorded();
        String line = "%s | recorded %s | %s | tax %s"
                .formatted(
                        recorded.timestamp(),
                        recorded.recordedAt(),
                        recorded.type(),
                        Dollars.text(step.state().tax()));
        return recorded.metadata().reason().map(it -> line + " | " + it).orElse(line);
    }

    /** A figure by both logics. */
    static String of(Measured measured) {
        return "%s → %s (%s)"
                .formatted(
                        Dollars.text(measured.current()),
                        Dollars.text(measured.alternative()),
                        Dollars.signed(measured.change()));
    }
}
