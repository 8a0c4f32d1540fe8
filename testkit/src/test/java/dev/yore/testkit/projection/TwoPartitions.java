package dev.yore.testkit.projection;

import dev.yore.event.CommitSpan;
import dev.yore.event.EventId;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.AppendResult;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.Cursor;
import dev.yore.store.EventStore;
import dev.yore.store.Follower;
import dev.yore.store.Limits;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.StreamRange;
import dev.yore.testkit.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A store of two partitions, each a store in memory; which of them a stream is in, its id says. It is read one partition after the
 * other. Only what projections need is there.
 */
final class TwoPartitions implements EventStore {

    private final TreeMap<Partition, InMemoryStore> parts = new TreeMap<>();

    TwoPartitions(InstantSource clock) {
        parts.put(new Partition("shard-10"), new InMemoryStore().withClock(clock));
        parts.put(new Partition("shard-9"), new InMemoryStore().withClock(clock));
    }

    private Partition partition(StreamId stream) {
        return List.copyOf(parts.keySet()).get(Math.floorMod(stream.value().hashCode(), parts.size()));
    }

    private InMemoryStore part(StreamId stream) {
        return parts.get(partition(stream));
    }

    private static RecordedEvent in(Partition partition, RecordedEvent event) {
        var commit = event.commit();
        return new RecordedEvent(
                event.event(),
                event.version(),
                new Position(partition, event.position().rank()),
                event.recordedAt(),
                new CommitSpan(new Position(partition, commit.first().rank()), commit.size()));
    }

    private static Checkpoint of(Partition partition, Checkpoint all) {
        return Checkpoint.of(all.rank(partition));
    }

    private Checkpoint merged(Map<Partition, Checkpoint> each) {
        var ranks = new TreeMap<Partition, Long>();
        each.forEach((partition, it) -> ranks.put(partition, it.total()));
        return new Checkpoint(ranks);
    }

    @Override
    public AppendResult tryAppend(Commit commit) {
        return part(commit.events().getFirst().stream()).tryAppend(commit);
    }

    @Override
    public Cursor<RecordedEvent> load(StreamId stream, StreamRange range) {
        return cursor(part(stream).load(stream, range).stream().map(it -> in(partition(stream), it)));
    }

    @Override
    public Cursor<RecordedEvent> read(Query query, LogRange range) {
        return cursor(parts.entrySet().stream()
                .flatMap(part -> {
                    var after = LogRange.all().after(of(part.getKey(), range.after()));
                    var bounded = range.upTo()
                            .map(it -> after.upTo(of(part.getKey(), it)))
                            .orElse(after);
                    return part.getValue().read(query, bounded).stream().map(it -> in(part.getKey(), it));
                })
                .limit(range.limit()));
    }

    @Override
    public Follower follow(Query query, Checkpoint after) {
        var followers = new TreeMap<Partition, Follower>();
        parts.forEach((partition, part) -> followers.put(partition, part.follow(query, of(partition, after))));
        return new Following(followers);
    }

    @Override
    public Checkpoint head() {
        return merged(parts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().head())));
    }

    @Override
    public Checkpoint headAt(Instant recordedAt) {
        return merged(parts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().headAt(recordedAt))));
    }

    @Override
    public Version version(StreamId stream) {
        return part(stream).version(stream);
    }

    @Override
    public Optional<RecordedEvent> find(EventId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Cursor<StreamId> streams(String prefix) {
        return cursor(parts.values().stream().flatMap(it -> it.streams(prefix).stream()));
    }

    @Override
    public Limits limits() {
        return Limits.DEFAULT;
    }

    @Override
    public void close() {
        parts.values().forEach(InMemoryStore::close);
    }

    private static <T> Cursor<T> cursor(Stream<T> elements) {
        var iterator = elements.iterator();
        return new Cursor<>() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public T next() {
                return iterator.next();
            }

            @Override
            public void close() {}
        };
    }

    /** Takes an event of each partition by turns. */
    private final class Following implements Follower {
        private static final Duration TURN = Duration.ofMillis(1);

        private final Map<Partition, Follower> each;
        private Iterator<Map.Entry<Partition, Follower>> turns;

        Following(Map<Partition, Follower> each) {
            this.each = each;
            this.turns = each.entrySet().iterator();
        }

        @Override
        public Optional<RecordedEvent> poll(Duration timeout) {
            long end = System.nanoTime() + timeout.toNanos();
            for (int empty = 0; empty < each.size() || System.nanoTime() < end; empty++) {
                turns = turns.hasNext() ? turns : each.entrySet().iterator();
                var turn = turns.next();
                var event = turn.getValue().poll(timeout.isZero() ? Duration.ZERO : TURN);
                if (event.isPresent()) {
                    return event.map(it -> in(turn.getKey(), it));
                }
            }
            return Optional.empty();
        }

        @Override
        public Checkpoint checkpoint() {
            return merged(each.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, it -> it.getValue().checkpoint())));
        }

        @Override
        public boolean isClosed() {
            return each.values().stream().anyMatch(Follower::isClosed);
        }

        @Override
        public boolean hasNext() {
            throw new UnsupportedOperationException("it is polled");
        }

        @Override
        public RecordedEvent next() {
            throw new NoSuchElementException("it is polled");
        }

        @Override
        public void close() {
            each.values().forEach(Follower::close);
        }
    }
}
