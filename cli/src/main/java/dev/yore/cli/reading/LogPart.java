package dev.yore.cli.reading;

import dev.yore.cli.api.Moment;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import dev.yore.store.LogRange;
import java.time.Duration;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of the log: the options that the log itself finds its way by. */
final class LogPart {

    /** Times of recording are in microseconds. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    @Option(names = "--from", paramLabel = "P", description = "From this position on.")
    private @Nullable Position from;

    @Option(names = "--to", paramLabel = "P", description = "Up to this position, itself included.")
    private @Nullable Position to;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Moment.Since.class,
            description = "Those recorded at this time or later.")
    private @Nullable Moment since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moment.Until.class,
            description = "Those recorded at this time or earlier.")
    private @Nullable Moment until;

    /** Whether it is all of the log. */
    boolean isWhole() {
        return from == null && since == null && !ends();
    }

    /** Whether the part has an end that does not move with the log's. */
    boolean ends() {
        return to != null || until != null;
    }

    /** The part's beginning: what it covers is left out. */
    Checkpoint after(EventStore store) {
        var after = from == null ? Checkpoint.START : before(from);
        return since == null ? after : later(after, store.headAt(since.time().minus(TICK)));
    }

    LogRange range(EventStore store) {
        var range = LogRange.all().after(after(store));
        var end = to == null ? store.head() : Checkpoint.of(to);
        return range.upTo(until == null ? end : earlier(end, store.headAt(until.time())));
    }

    private static Checkpoint before(Position position) {
        return position.rank() == 1
                ? Checkpoint.START
                : Checkpoint.of(new Position(position.partition(), position.rank() - 1));
    }

    private static Checkpoint later(Checkpoint one, Checkpoint other) {
        var ranks = new TreeMap<>(one.ranks());
        other.ranks().forEach((partition, rank) -> ranks.merge(partition, rank, Math::max));
        return new Checkpoint(ranks);
    }

    private static Checkpoint earlier(Checkpoint one, Checkpoint other) {
        var ranks = new TreeMap<Partition, Long>();
        one.ranks().forEach((partition, rank) -> ranks.put(partition, Math.min(rank, other.rank(partition))));
        return new Checkpoint(ranks);
    }
}
