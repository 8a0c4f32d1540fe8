package dev.yore.cli.writing;

import dev.yore.event.EventId;
import dev.yore.event.Metadata;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an event came to be: the options that say so. */
final class MetadataOptions {

    @Option(names = "--actor", paramLabel = "WHO", description = "Who did it.")
    private @Nullable String actor;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private @Nullable String reason;

    @Option(names = "--corrects", paramLabel = "EVENT-ID", description = "The event that it corrects.")
    private @Nullable EventId corrects;

    @Option(names = "--correlation", paramLabel = "TEXT", description = "The conversation that it belongs to.")
    private @Nullable String correlation;

    @Option(names = "--causation", paramLabel = "TEXT", description = "What caused it.")
    private @Nullable String causation;

    Metadata metadata() {
        var metadata = Metadata.NONE;
        metadata = actor == null ? metadata : metadata.withActor(actor);
        metadata = reason == null ? metadata : metadata.withReason(reason);
        metadata = corrects == null ? metadata : metadata.withCorrects(corrects);
        metadata = correlation == null ? metadata : metadata.withCorrelationId(correlation);
        return causation == null ? metadata : metadata.withCausationId(causation);
    }
}
