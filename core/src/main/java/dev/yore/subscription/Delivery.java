package dev.yore.subscription;

import dev.yore.domain.CommandId;
import dev.yore.domain.Context;
import dev.yore.event.Metadata;
import dev.yore.event.RecordedEvent;

/**
 * An event on its way to a consumer.
 *
 * @param subscription the name of the subscription
 * @param event the event
 * @param attempt 1 for the first time that this process tries, 2 for the next
 */
public record Delivery(String subscription, RecordedEvent event, int attempt) {

    /**
     * The context of a command that the consumer gives because of this event: caused by it, of the same correlation, and known
     * by both their names. Given again when the event is delivered again, the command is handled once.
     */
    public Context context() {
        return context("");
    }

    /** The same for one of several commands, each of which has a name. */
    public Context context(String command) {
        var consumer = command.isEmpty() ? subscription : subscription + "/" + command;
        var correlation = event.metadata().correlationId().orElse(event.id().value());
        var metadata = Metadata.NONE
                .withCorrelationId(correlation)
                .withCausationId(event.id().value())
                .withActor("subscription " + subscription);
        return Context.of(metadata).with(CommandId.of(consumer, event.id()));
    }
}
