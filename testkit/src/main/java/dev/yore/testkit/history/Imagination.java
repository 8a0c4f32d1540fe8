package dev.yore.testkit.history;

import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.EventStore;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.StreamRange;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * What comes next in a random history. It looks at the model, so that an expectation is met about as often as not; all
 * else is the seed's.
 */
final class Imagination {

    static final int FREEDOM_IN_ONE_PARTITION = 75;
    static final int FREEDOM_IN_SEVERAL_PARTITIONS = 4;

    private static final int OPEN_AT_ONCE = 3;
    private static final int CLOSE = 10;

    private final SplittableRandom random;
    private final Names names;
    private final Commits commits;
    private final Function<StreamId, Partition> partitions;
    private final int mostTags;
    private final boolean restores;
    private final boolean crashes;

    Imagination(
            long seed,
            int freedom,
            Function<StreamId, Partition> partitions,
            int mostTags,
            boolean restores,
            boolean crashes) {
        random = new SplittableRandom(seed);
        names = new Names(random);
        commits = new Commits(random, names, freedom);
        this.partitions = partitions;
        this.mostTags = mostTags;
        this.restores = restores;
        this.crashes = crashes;
    }

    Step next(EventStore model) {
        int percent = random.nextInt(100);
        return percent < 45 ? write(model) : percent < 99 ? look(model) : startAnew();
    }

    private Step write(EventStore model) {
        if (random.nextInt(200) == 0) {
            return new Step.Append(commits.withTooManyTags(mostTags));
        }
        return restores && random.nextInt(20) == 0 ? restore(model) : new Step.Append(commits.next(model));
    }

    private Step restore(EventStore model) {
        if (model.head().total() > 0 && random.nextInt(4) == 0) {
            return restoreAgain(model);
        }
        var events = commits.events();
        var partition = partitions.apply(events.getFirst().stream());
        long next = model.head().rank(partition) + 1;
        long first = random.nextInt(3) == 0 ? Math.max(1, next - 2 + random.nextInt(4)) : next;
        var later = Duration.ofNanos(1000L * (random.nextInt(5) == 0 ? -1 : random.nextInt(2)));
        return new Step.Restore(events, new Position(partition, first), later);
    }

    /** What stands somewhere already, restored in the same place. */
    private Step restoreAgain(EventStore model) {
        var all = model.read(Query.all()).toList();
        var commit = names.oneOf(all).commit();
        var whole = all.stream().filter(it -> it.commit().equals(commit));
        return new Step.Restore(whole.map(RecordedEvent::event).toList(), commit.first(), Duration.ZERO);
    }

    private Step startAnew() {
        return crashes && random.nextBoolean() ? new Step.Crash() : new Step.Reopen();
    }

    private Step look(EventStore model) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> new Step.Load(names.stream(), streamRange(model));
            case 2, 3, 4 -> new Step.Read(names.query(), logRange(model));
            case 5 -> new Step.Head();
            case 6 -> new Step.HeadAt(anyPosition(model), random.nextInt(-1, 2));
            case 7 -> new Step.VersionOf(names.stream());
            case 8 -> new Step.Find(commits.anyId());
            case 9 -> new Step.Streams(names.prefix());
            case 10 -> new Step.OpenCursor(number(), names.query(), inOnePartition(logRange(model), model));
            case 11, 12 -> new Step.TakeFrom(number(), 1 + random.nextInt(20));
            case 13 -> new Step.OpenFollower(number(), names.query(), names.checkpoint(model, CLOSE));
            default -> new Step.CatchUp(number());
        };
    }

    private int number() {
        return random.nextInt(OPEN_AT_ONCE);
    }

    private StreamRange streamRange(EventStore model) {
        var range = StreamRange.all();
        long last = model.version(names.stream()).value();
        if (random.nextInt(3) == 0) {
            range = range.from(Version.of(random.nextLong(last + 2)));
        }
        if (random.nextInt(3) == 0) {
            range = range.to(Version.of(random.nextLong(last + 2)));
        }
        if (random.nextInt(3) == 0) {
            range = range.limit(random.nextInt(5));
        }
        if (random.nextInt(3) == 0) {
            range = range.ofTypes(Set.of(names.type()));
        }
        return random.nextBoolean() ? range : range.newestFirst();
    }

    private LogRange logRange(EventStore model) {
        var range = LogRange.all();
        if (random.nextInt(3) > 0) {
            range = range.after(names.checkpoint(model, CLOSE));
        }
        if (random.nextInt(3) == 0) {
            range = range.upTo(names.checkpoint(model, CLOSE));
        }
        if (random.nextInt(3) == 0) {
            range = inOnePartition(range.limit(random.nextInt(10)), model);
        }
        return random.nextInt(3) > 0 ? range : range.newestFirst();
    }

    /**
     * A range with the events of one partition, if there are several: how many of each come before a limit or a pause would be left to
     * the store.
     */
    private LogRange inOnePartition(LogRange range, EventStore model) {
        var all = List.copyOf(model.head().ranks().keySet());
        if (all.size() < 2) {
            return range;
        }
        var after = range.after();
        var one = names.oneOf(all);
        for (var other : all) {
            after = other.equals(one) ? after : after.with(new Position(other, Long.MAX_VALUE));
        }
        return range.after(after);
    }

    /** The position of an event, or the next one. */
    private Position anyPosition(EventStore model) {
        var heads = List.copyOf(model.head().ranks().entrySet());
        if (heads.isEmpty()) {
            return new Position(partitions.apply(names.stream()), 1);
        }
        var head = names.oneOf(heads);
        return new Position(head.getKey(), 1 + random.nextLong(head.getValue() + 1));
    }
}
