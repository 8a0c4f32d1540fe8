package dev.yore.cli.api;

import dev.yore.domain.AsOf;
import dev.yore.event.Position;
import dev.yore.event.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From where one looks back: the options of a command that shows a state as it was. */
public final class TimeOptions {

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = Moment.Until.class,
            description = "As it was at this time: without what happened later. A date includes the whole day (UTC).")
    private @Nullable Moment at;

    @Option(
            names = "--recorded-at",
            paramLabel = "TIME",
            converter = Moment.Until.class,
            description = "As it was known at this time: without what was recorded later. Goes together with --at.")
    private @Nullable Moment recordedAt;

    @Option(
            names = "--version",
            paramLabel = "N",
            description = "As it was at this version: without the events behind the stream's first N.")
    private @Nullable Version version;

    @Option(
            names = "--position",
            paramLabel = "P",
            description = "As it was at this position of the log: without what stands behind it.")
    private @Nullable Position position;

    /** None of them given; picocli sets them. */
    public TimeOptions() {}

    /** The point of view that these options state. All that are given hold. */
    public AsOf asOf() {
        var asOf = AsOf.now();
        asOf = at == null ? asOf : asOf.at(at.time());
        asOf = recordedAt == null ? asOf : asOf.recordedAt(recordedAt.time());
        asOf = version == null ? asOf : asOf.version(version);
        return position == null ? asOf : asOf.position(position);
    }

    /** Whether they look back at all. */
    public boolean lookBack() {
        return at != null || recordedAt != null || version != null || position != null;
    }

    /** The point of view in words, such as {@code at 1993-06-30, as recorded at 2026-11-24}; {@code now} without options. */
    @Override
    public String toString() {
        var words = new StringBuilder();
        append(words, "at ", at);
        append(words, "as recorded at ", recordedAt);
        append(words, "at version ", version);
        append(words, "at position ", position);
        return words.isEmpty() ? "now" : words.toString();
    }

    private static void append(StringBuilder words, String lead, @Nullable Object value) {
        if (value != null) {
            words.append(words.isEmpty() ? "" : ", ").append(lead).append(value);
        }
    }
}
