package dev.yore.testkit.broken;

import static dev.yore.testkit.broken.Flaw.following;

import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.Follower;
import dev.yore.store.Query;
import dev.yore.testkit.InMemoryStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores whose followers miss, repeat or wait for the wrong thing. */
final class FollowingFlaws {

    private FollowingFlaws() {}

    static Stream<Flaw> all() {
        return Stream.of(
                        following("misses every fourth event", Missing::new)
                                .caughtBy(
                                        "aFollowerCatchesUpAndThenGoesOnLive",
                                        "randomHistoriesAgreeWithTheModelAtEveryStep",
                                        "concurrentHistoriesKeepEveryPromise"),
                        following("hands every fourth event out twice", Repeating::new)
                                .caughtBy("aFollowerCatchesUpAndThenGoesOnLive", "concurrentHistoriesKeepEveryPromise"),
                        following("moves its checkpoint only with what it hands out", StandingStill::new)
                                .caughtBy("theCheckpointMovesOnPastEventsThatDoNotMatch"),
                        Flaw.of("says that it has come to the head", Hurrying::new)
                                .caughtBy(
                                        "theCheckpointCoversWhatWasHandedOutAndNothingBehindIt",
                                        "whoGoesOnFromAnyCheckpointSkipsNothingAndReadsNothingTwice"),
                        Flaw.of("begins with the event that its checkpoint ends with", BeginningOneEarly::new)
                                .caughtBy("aFollowerBeginsBehindItsCheckpoint"),
                        following("ends at the head", EndingAtTheHead::new)
                                .caughtBy("aWaitingFollowerWakesForTheNextEvent"),
                        following("does not wait when it is polled", Impatient::new)
                                .caughtBy("pollReturnsEmptyWhenNothingCameInTime", "pollWaitsForAsLongAsItIsTold"),
                        following("sleeps on when it is closed", Sleeping::new)
                                .caughtBy("closingAFollowerEndsItsWaitAtOnce"),
                        following("sleeps on when its store is closed", SleepingOverTheStore::new)
                                .caughtBy("closingTheStoreEndsAWaitingFollowerAtOnce"))
                .map(Flaw::waitingInVain);
    }

    private static final class Missing extends ForwardingFollower {
        private int seen;

        Missing(Follower sound) {
            super(sound);
        }

        @Override
        public Optional<RecordedEvent> poll(Duration timeout) {
            var next = sound.poll(timeout);
            boolean missed = next.isPresent() && ++seen % 4 == 0;
            return missed ? sound.poll(timeout) : next;
        }

        @Override
        public RecordedEvent next() {
            return ++seen % 4 == 0 ? skip() : sound.next();
        }

        private RecordedEvent skip() {
            sound.next();
            return sound.next();
        }
    }

    private static final class Repeating extends ForwardingFollower {
        private @Nullable RecordedEvent again;
        private int seen;

        Repeating(Follower sound) {
            super(sound);
        }

        @Override
        public Optional<RecordedEvent> poll(Duration timeout) {
            var next = Optional.ofNullable(again).or(() -> sound.poll(timeout));
            boolean repeat = again == null && next.isPresent() && ++seen % 4 == 0;
            again = repeat ? next.get() : null;
            return next;
        }
    }

    private static final class StandingStill extends ForwardingFollower {
        private Checkpoint checkpoint = Checkpoint.START;

        StandingStill(Follower sound) {
            super(sound);
        }

        @Override
        public Optional<RecordedEvent> poll(Duration timeout) {
            var next = sound.poll(timeout);
            next.ifPresent(it -> checkpoint = checkpoint.with(it.position()));
            return next;
        }

        @Override
        public Checkpoint checkpoint() {
            return checkpoint;
        }
    }

    private static final class Hurrying extends ForwardingStore {
        Hurrying(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Follower follow(Query query, Checkpoint after) {
            return new ForwardingFollower(sound.follow(query, after)) {
                @Override
                public Checkpoint checkpoint() {
                    return head();
                }
            };
        }
    }

    private static final class BeginningOneEarly extends ForwardingStore {
        BeginningOneEarly(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Follower follow(Query query, Checkpoint after) {
            long rank = after.ranks().values().stream().mapToLong(it -> it).sum();
            return sound.follow(query, Checkpoint.of(Math.max(0, rank - 1)));
        }
    }

    private static final class EndingAtTheHead extends ForwardingFollower {
        EndingAtTheHead(Follower sound) {
            super(sound);
        }

        @Override
        public boolean hasNext() {
            return poll(Duration.ZERO).isPresent();
        }

        @Override
        public RecordedEvent next() {
            return poll(Duration.ZERO).orElseThrow();
        }

        @Override
        public Optional<RecordedEvent> poll(Duration timeout) {
            var next = sound.poll(Duration.ZERO);
            if (next.isEmpty()) {
                sound.close();
            }
            return next;
        }
    }

    private static final class Impatient extends ForwardingFollower {
        Impatient(Follower sound) {
            super(sound);
        }

        @Override
        public Optional<RecordedEvent> poll(Duration timeout) {
            return sound.poll(Duration.ZERO);
        }
    }

    private static final class Sleeping extends ForwardingFollower {
        Sleeping(Follower sound) {
            super(sound);
        }

        @Override
        public void close() {
            // and nothing else
        }
    }

    private static final class SleepingOverTheStore extends ForwardingFollower {
        private volatile boolean closed;

        SleepingOverTheStore(Follower sound) {
            super(sound);
        }

        @Override
        public boolean hasNext() {
            while (!sound.hasNext() && !closed && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(1_000_000);
            }
            return !closed;
        }

        @Override
        public void close() {
            closed = true;
            sound.close();
        }
    }
}
