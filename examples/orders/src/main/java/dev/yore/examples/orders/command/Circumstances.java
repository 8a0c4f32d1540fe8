package dev.yore.examples.orders.command;

import dev.yore.domain.Context;
import dev.yore.event.Metadata;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who gives a command, and why: options of every command that changes an order. */
final class Circumstances {

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is kept with the event.")
    private @Nullable String reason;

    @Option(names = "--actor", paramLabel = "WHO", description = "Who does it; it is kept with the event.")
    private @Nullable String actor;

    Context context() {
        var metadata = Metadata.NONE;
        metadata = reason == null ? metadata : metadata.withReason(reason);
        return Context.of(actor == null ? metadata : metadata.withActor(actor));
    }
}
