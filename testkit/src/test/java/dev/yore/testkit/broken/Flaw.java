package dev.yore.testkit.broken;

import dev.yore.event.EventId;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.store.AppendResult;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.Cursor;
import dev.yore.store.Follower;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.StreamRange;
import dev.yore.testkit.InMemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A way in which a store can be broken, and the tests of the suite that must find it.
 *
 * @param name what the store does wrong
 * @param breaking makes a store that does it of one that does not
 * @param reopening what happens to the history when the store is opened anew
 * @param partitions how many partitions it has that have names; 0: one without
 * @param patience how long a test waits for something
 * @param caughtBy the tests
 */
record Flaw(
        String name,
        Function<InMemoryStore, ForwardingStore> breaking,
        UnaryOperator<InMemoryStore> reopening,
        int partitions,
        Duration patience,
        List<String> caughtBy) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration IMPATIENCE = Duration.ofMillis(500);

    /** Nothing is wrong. */
    static final Flaw NOTHING = of("nothing", ForwardingStore::new);

    /** A store that does something wrong while it is open. */
    static Flaw of(String name, Function<InMemoryStore, ForwardingStore> breaking) {
        return new Flaw(name, breaking, InMemoryStore::reopen, 0, PATIENCE, List.of());
    }

    /** A store that takes commits wrongly. */
    static Flaw appending(String name, BiFunction<InMemoryStore, Commit, AppendResult> append) {
        return of(name, store -> new ForwardingStore(store) {
            @Override
            public AppendResult tryAppend(Commit commit) {
                return append.apply(store, commit);
            }
        });
    }

    /** A store that shows wrong events: what it has is changed on the way out. */
    static Flaw showing(String name, UnaryOperator<List<RecordedEvent>> change) {
        return of(name, store -> new ForwardingStore(store) {
            @Override
            public Cursor<RecordedEvent> load(StreamId stream, StreamRange range) {
                return new FixedCursor<>(change.apply(sound.load(stream, range).toList()));
            }

            @Override
            public Cursor<RecordedEvent> read(Query query, LogRange range) {
                return new FixedCursor<>(change.apply(sound.read(query, range).toList()));
            }

            @Override
            public Optional<RecordedEvent> find(EventId id) {
                return sound.find(id)
                        .flatMap(it -> change.apply(List.of(it)).stream().findFirst());
            }
        });
    }

    /** A store whose followers do something wrong. */
    static Flaw following(String name, UnaryOperator<Follower> change) {
        return of(name, store -> new ForwardingStore(store) {
            @Override
            public Follower follow(Query query, Checkpoint after) {
                return change.apply(sound.follow(query, after));
            }
        });
    }

    /** A store that does something wrong when it is opened anew. */
    static Flaw whenReopened(String name, UnaryOperator<InMemoryStore> reopening) {
        return new Flaw(name, ForwardingStore::new, reopening, 0, PATIENCE, List.of());
    }

    /** The same, which these tests must find. */
    Flaw caughtBy(String... tests) {
        return new Flaw(name, breaking, reopening, partitions, patience, List.of(tests));
    }

    /** The same for a store that is waited for in vain. */
    Flaw waitingInVain() {
        return new Flaw(name, breaking, reopening, partitions, IMPATIENCE, caughtBy);
    }

    /** The same for a store of so many partitions. */
    Flaw partitions(int partitions) {
        return new Flaw(name, breaking, reopening, partitions, patience, caughtBy);
    }

    @Override
    public String toString() {
        return name;
    }
}
