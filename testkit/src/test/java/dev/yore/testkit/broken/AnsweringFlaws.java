package dev.yore.testkit.broken;

import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.store.AppendResult;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.Cursor;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.StoreClosedException;
import dev.yore.store.StreamRange;
import dev.yore.testkit.InMemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Stores that misunderstand what they are asked for. */
final class AnsweringFlaws {

    private AnsweringFlaws() {}

    static Stream<Flaw> all() {
        return Stream.of(
                Flaw.of("reads beyond the head of the call", ReadingBeyond::new)
                        .caughtBy("aCursorEndsAtTheHeadOfItsCall", "randomHistoriesAgreeWithTheModelAtEveryStep"),
                Flaw.of("counts a limit before it looks at the query", LimitingBeforeTheQuery::new)
                        .caughtBy("aLimitCountsTheEventsThatMatch"),
                Flaw.of("yields an event for each criterion that it meets", RepeatingForEachCriterion::new)
                        .caughtBy("aQueryOfSeveralCriteriaFindsEachEventOnceAndInOrder"),
                Flaw.of("reads a stream backwards from its oldest events", LimitingBeforeTheTurn::new)
                        .caughtBy("aStreamIsReadBackwardsFromItsNewestEvent"),
                Flaw.of("counts a limit of a stream before it looks at the types", LimitingBeforeTheTypes::new)
                        .caughtBy("everyRangeOfAStreamCanBeOfSomeTypes"),
                Flaw.of("takes a later time for an earlier one", HeadAtTheNext::new)
                        .caughtBy("theHeadAtATimeIsTheLastEventRecordedByThen"),
                Flaw.of("shows half of a commit while it is being recorded", ShowingHalf::new)
                        .caughtBy("aReaderSeesWholeCommitsAndNoHolesWhileOthersWrite"),
                Flaw.of("lists streams by name", ListingByName::new)
                        .caughtBy("streamsAreListedInTheOrderInWhichTheyBegan"),
                Flaw.of("reads on after it was closed", ReadingOn::new)
                        .caughtBy("everyCallOnAClosedStoreSaysThatItIsClosed"));
    }

    /** Reads when it is asked for the first event, not when it is called. */
    private static final class ReadingBeyond extends ForwardingStore {
        ReadingBeyond(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Cursor<RecordedEvent> load(StreamId stream, StreamRange range) {
            return new LateCursor<>(() -> sound.load(stream, range));
        }

        @Override
        public Cursor<RecordedEvent> read(Query query, LogRange range) {
            return new LateCursor<>(() -> sound.read(query, range));
        }
    }

    private static final class LimitingBeforeTheQuery extends ForwardingStore {
        LimitingBeforeTheQuery(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Cursor<RecordedEvent> read(Query query, LogRange range) {
            var events = sound.read(Query.all(), range).toList();
            return new FixedCursor<>(
                    events.stream().filter(it -> query.matches(it.event())).toList());
        }
    }

    private static final class RepeatingForEachCriterion extends ForwardingStore {
        RepeatingForEachCriterion(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Cursor<RecordedEvent> read(Query query, LogRange range) {
            var events = sound.read(query, range).toList().stream()
                    .flatMap(event -> query.criteria().stream()
                            .filter(it -> it.matches(event.event()))
                            .map(_ -> event));
            return new FixedCursor<>(events.toList());
        }
    }

    private static final class LimitingBeforeTheTurn extends ForwardingStore {
        LimitingBeforeTheTurn(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Cursor<RecordedEvent> load(StreamId stream, StreamRange range) {
            var forwards = new StreamRange(range.from(), range.to(), range.types(), false, range.limit());
            var events = sound.load(stream, forwards).toList();
            return new FixedCursor<>(range.backwards() ? events.reversed() : events);
        }
    }

    private static final class LimitingBeforeTheTypes extends ForwardingStore {
        LimitingBeforeTheTypes(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Cursor<RecordedEvent> load(StreamId stream, StreamRange range) {
            return new FixedCursor<>(sound.load(stream, range.ofTypes(Set.of())).toList().stream()
                    .filter(it -> range.includes(it.event().type()))
                    .toList());
        }
    }

    private static final class HeadAtTheNext extends ForwardingStore {
        HeadAtTheNext(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Checkpoint headAt(Instant recordedAt) {
            return recordedAt.equals(Instant.MAX) ? head() : sound.headAt(recordedAt.plusNanos(1));
        }
    }

    private static final class ListingByName extends ForwardingStore {
        ListingByName(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Cursor<StreamId> streams(String prefix) {
            return new FixedCursor<>(
                    sound.streams(prefix).toList().stream().sorted().toList());
        }
    }

    private static final class ReadingOn extends ForwardingStore {
        ReadingOn(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Cursor<RecordedEvent> read(Query query, LogRange range) {
            try {
                return sound.read(query, range);
            } catch (StoreClosedException _) {
                return new FixedCursor<>(List.of());
            }
        }
    }

    /** Hides the last event of the commit that it records, until it has done so. */
    private static final class ShowingHalf extends ForwardingStore {
        private static final long NONE = 0;
        private volatile long hidden = NONE;

        ShowingHalf(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public synchronized AppendResult tryAppend(Commit commit) {
            hidden = sound.head().ranks().values().stream().mapToLong(it -> it).sum()
                    + commit.events().size();
            try {
                return sound.tryAppend(commit);
            } finally {
                LockSupport.parkNanos(50_000);
                hidden = NONE;
            }
        }

        @Override
        public Cursor<RecordedEvent> read(Query query, LogRange range) {
            long now = hidden;
            var events = sound.read(query, range).toList();
            return new FixedCursor<>(
                    events.stream().filter(it -> it.position().rank() != now).toList());
        }
    }
}
