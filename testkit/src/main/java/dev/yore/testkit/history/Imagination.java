package dev.yore.testkit.history;

import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Version;
import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.StreamRange;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What comes next in a random history. It looks at the model, so that an expectation is met about as often as not; all
 * else is the seed's.
 */
final class Imagination {

    private static final int OPEN_AT_ONCE = 3;

    private final SplittableRandom random;
    private final Names names;
    private final Commits commits;
    private final int mostTags;
    private final boolean restores;
    private final boolean crashes;

    Imagination(long seed, int mostTags, boolean restores, boolean crashes) {
        random = new SplittableRandom(seed);
        names = new Names(random);
        commits = new Commits(random, names);
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
        long next = rank(model) + 1;
        if (next > 1 && random.nextInt(4) == 0) {
            return restoreAgain(model, 1 + random.nextLong(next - 1));
        }
        long first = random.nextInt(3) == 0 ? Math.max(1, next - 2 + random.nextInt(4)) : next;
        var later = Duration.ofNanos(1000L * (random.nextInt(5) == 0 ? -1 : random.nextInt(2)));
        return new Step.Restore(commits.events(), Position.of(first), later);
    }

    /** What stands at this rank already, restored in the same place. */
    private static Step restoreAgain(EventStore model, long rank) {
        var events = model.read(Query.all()).toList();
        var commit = events.get((int) rank - 1).commit();
        var whole = events.subList(
                (int) commit.first().rank() - 1, (int) commit.last().rank());
        return new Step.Restore(whole.stream().map(RecordedEvent::event).toList(), commit.first(), Duration.ZERO);
    }

    private Step startAnew() {
        return crashes && random.nextBoolean() ? new Step.Crash() : new Step.Reopen();
    }

    private Step look(EventStore model) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> new Step.Load(names.stream(), streamRange(model));
            case 2, 3, 4 -> new Step.Read(names.query(), logRange(model));
            case 5 -> new Step.Head();
            case 6 -> new Step.HeadAt(1 + random.nextLong(rank(model) + 1), random.nextInt(-1, 2));
            case 7 -> new Step.VersionOf(names.stream());
            case 8 -> new Step.Find(commits.anyId());
            case 9 -> new Step.Streams(Names.PREFIX + "a".repeat(random.nextInt(4)));
            case 10 -> new Step.OpenCursor(number(), names.query(), logRange(model));
            case 11, 12 -> new Step.TakeFrom(number(), 1 + random.nextInt(20));
            case 13 -> new Step.OpenFollower(number(), names.query(), checkpoint(model));
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
            range = range.after(checkpoint(model));
        }
        if (random.nextInt(3) == 0) {
            range = range.upTo(checkpoint(model));
        }
        if (random.nextInt(3) == 0) {
            range = range.limit(random.nextInt(10));
        }
        return random.nextInt(3) > 0 ? range : range.newestFirst();
    }

    /** A checkpoint anywhere, mostly near the head, now and then in front of it. */
    private Checkpoint checkpoint(EventStore model) {
        long head = rank(model);
        return Checkpoint.of(
                switch (random.nextInt(5)) {
                    case 0 -> 0;
                    case 1 -> random.nextLong(head + 3);
                    default -> Math.max(0, head - random.nextInt(10));
                });
    }

    static long rank(EventStore store) {
        return store.head().rank(Partition.SINGLE);
    }
}
