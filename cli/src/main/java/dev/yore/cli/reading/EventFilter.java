package dev.yore.cli.reading;

import dev.yore.cli.api.Moment;
import dev.yore.event.RecordedEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the log has no index for: every event that the query finds is looked at. */
final class EventFilter {

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "Those that hold this text: in their stream, type, data, metadata, tags or id; in any case.")
    private @Nullable String text;

    @Option(
            names = "--happened-since",
            paramLabel = "TIME",
            converter = Moment.Since.class,
            description = "Those that happened at this time or later, as their timestamp says.")
    private @Nullable Moment since;

    @Option(
            names = "--happened-until",
            paramLabel = "TIME",
            converter = Moment.Until.class,
            description = "Those that happened at this time or earlier, as their timestamp says.")
    private @Nullable Moment until;

    /** Whether every event passes. */
    boolean passesAll() {
        return text == null && since == null && until == null;
    }

    boolean passes(RecordedEvent event) {
        return (since == null || !event.timestamp().isBefore(since.time()))
                && (until == null || !event.timestamp().isAfter(until.time()))
                && (text == null || holds(event, text.toLowerCase(Locale.ROOT)));
    }

    private static boolean holds(RecordedEvent event, String lowerCase) {
        return has(event.stream(), lowerCase)
                || has(event.type(), lowerCase)
                || has(event.data(), lowerCase)
                || has(event.metadata(), lowerCase)
                || has(event.id(), lowerCase)
                || event.tags().stream().anyMatch(tag -> has(tag, lowerCase));
    }

    private static boolean has(Object part, String lowerCase) {
        return part.toString().toLowerCase(Locale.ROOT).contains(lowerCase);
    }
}
