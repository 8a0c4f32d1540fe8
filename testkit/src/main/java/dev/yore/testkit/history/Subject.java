package dev.yore.testkit.history;

import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.store.Checkpoint;
import dev.yore.store.Cursor;
import dev.yore.store.EventStore;
import dev.yore.store.Follower;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.RestorableStore;
import dev.yore.store.StreamRange;
import dev.yore.testkit.contract.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that steps are taken on, with its open cursors and followers. For one thread. */
final class Subject implements AutoCloseable {

    private final StoreFixture place;
    private final Map<Integer, Cursor<RecordedEvent>> cursors = new HashMap<>();
    private final Map<Integer, Follower> followers = new HashMap<>();
    private EventStore store;

    Subject(StoreFixture place) {
        this.place = place;
        this.store = place.open();
    }

    EventStore store() {
        return store;
    }

    boolean canCrash() {
        return place.canCrash();
    }

    Answer take(Step step) {
        try {
            return answer(step);
        } catch (RuntimeException | AssertionError e) {
            return Answer.Thrown.of(e);
        }
    }

    private Answer answer(Step step) {
        return switch (step) {
            case Step.Append append -> new Answer.Value(store.tryAppend(append.commit()));
            case Step.Restore restore -> restore(restore);
            case Step.Load load -> events(store.load(load.stream(), load.range()));
            case Step.Read read -> events(store.read(read.query(), read.range()));
            case Step.Head _ -> new Answer.Value(store.head());
            case Step.HeadAt at -> headAt(at);
            case Step.VersionOf of -> new Answer.Value(store.version(of.stream()));
            case Step.Find find -> new Answer.Value(store.find(find.id()));
            case Step.Streams streams -> streams(streams.prefix());
            case Step.OpenCursor open -> open(cursors, open.cursor(), store.read(open.query(), open.range()));
            case Step.TakeFrom from -> takeFrom(from);
            case Step.OpenFollower open -> open(followers, open.follower(), store.follow(open.query(), open.after()));
            case Step.CatchUp catchUp -> catchUp(catchUp);
            case Step.Reopen _ -> reopen(false);
            case Step.Crash _ -> reopen(true);
        };
    }

    private Answer restore(Step.Restore step) {
        var last = last(step.first().partition()).map(RecordedEvent::recordedAt).orElse(Instant.EPOCH);
        return new Answer.Value(
                ((RestorableStore) store).restore(step.events(), step.first(), last.plus(step.later())));
    }

    private Optional<RecordedEvent> last(Partition partition) {
        var whole = Checkpoint.of(new Position(partition, Long.MAX_VALUE));
        return first(LogRange.all().upTo(whole).newestFirst());
    }

    private Optional<RecordedEvent> first(LogRange range) {
        return store.read(Query.all(), range.limit(1)).toList().stream().findFirst();
    }

    private static Answer events(Cursor<RecordedEvent> cursor) {
        return new Answer.Events(cursor.toList(), Checkpoint.START);
    }

    private Answer headAt(Step.HeadAt step) {
        var there = LogRange.all().upTo(Checkpoint.of(step.position())).newestFirst();
        var time = first(there).map(RecordedEvent::recordedAt).orElse(Instant.EPOCH);
        return new Answer.Value(store.headAt(time.plusNanos(step.nanosLater())));
    }

    /** The streams that begin with a prefix, as they began in each partition. */
    private Answer streams(String prefix) {
        var streams = store.streams(prefix).toList();
        return new Answer.Value(
                streams.stream().sorted(Comparator.comparing(this::partition)).toList());
    }

    private Partition partition(StreamId stream) {
        try (var events = store.load(stream, StreamRange.all().limit(1))) {
            return events.next().position().partition();
        }
    }

    private static <C extends Cursor<RecordedEvent>> Answer open(Map<Integer, C> all, int number, C opened) {
        var earlier = all.put(number, opened);
        if (earlier != null) {
            earlier.close();
        }
        return new Answer.Value("opened");
    }

    private Answer takeFrom(Step.TakeFrom step) {
        var cursor = cursors.get(step.cursor());
        var taken = new ArrayList<RecordedEvent>();
        while (cursor != null && taken.size() < step.count() && cursor.hasNext()) {
            taken.add(cursor.next());
        }
        return new Answer.Events(taken, Checkpoint.START);
    }

    private Answer catchUp(Step.CatchUp step) {
        var follower = followers.get(step.follower());
        if (follower == null) {
            return new Answer.Events(List.of(), Checkpoint.START);
        }
        var seen = new ArrayList<RecordedEvent>();
        long deadline = System.nanoTime() + place.patience().toNanos();
        var pause = Duration.ZERO;
        while (true) {
            var next = follower.poll(pause);
            next.ifPresent(seen::add);
            boolean caughtUp = next.isEmpty() && follower.checkpoint().covers(store.head());
            if (caughtUp || System.nanoTime() > deadline) {
                return new Answer.Events(seen, follower.checkpoint());
            }
            pause = Duration.ofMillis(next.isEmpty() ? 1 : 0);
        }
    }

    private Answer reopen(boolean crash) {
        cursors.clear();
        followers.clear();
        if (crash) {
            place.crash(store);
        } else {
            store.close();
        }
        store = place.open();
        return new Answer.Value("opened");
    }

    @Override
    public void close() {
        try (var _ = place;
                var _ = store) {
            cursors.clear();
            followers.clear();
        }
    }
}
