package dev.yore.testkit.broken;

import static dev.yore.testkit.broken.Flaw.appending;
import static dev.yore.testkit.broken.Flaw.following;

import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.store.AppendCondition;
import dev.yore.store.AppendResult;
import dev.yore.store.AppendResult.IdTaken;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.Cursor;
import dev.yore.store.Follower;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.SpansPartitionsException;
import dev.yore.testkit.InMemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Stream;

/** Stores of several partitions that mix them up. */
final class PartitionFlaws {

    private PartitionFlaws() {}

    static Stream<Flaw> all() {
        return Stream.of(
                        appending("judges a condition by one partition of several", PartitionFlaws::byOwnKey)
                                .caughtBy(
                                        "aConditionCountsTheEventsOfEveryStream",
                                        "aConditionMayCountTheEventsOfAnotherPartitionKey",
                                        "eachInvoiceGetsTheNextNumber",
                                        "aCommitThatSpansPartitionsIsRecordedWholeWhereThereIsOneAndNotAtAllElsewhere",
                                        "randomHistoriesAgreeWithTheModelAtEveryStep"),
                        appending("records a commit key by key", PartitionFlaws::keyByKey)
                                .caughtBy(
                                        "aCommitMayHoldStreamsOfAnyPartitionKeys",
                                        "aCommitThatSpansPartitionsIsRecordedWholeWhereThereIsOneAndNotAtAllElsewhere"),
                        appending("refuses what spans partitions without a reason", PartitionFlaws::withoutReason)
                                .caughtBy(
                                        "aCommitMayHoldStreamsOfAnyPartitionKeys",
                                        "invoicesMadeAtTheSameTimeGetNumbersWithoutAGap"),
                        appending("ignores the partition key of a condition", PartitionFlaws::ofAnyKey)
                                .caughtBy("aConditionWithinAPartitionKeyCountsTheEventsOfThatKeyAlone")
                                .partitions(1),
                        appending("keeps an id once in all partitions", PartitionFlaws::idOnce)
                                .caughtBy("anIdStandsOnceInAPartitionAndMayStandInOthers"),
                        Flaw.of("shows one order for all partitions backwards", Backwards::new)
                                .caughtBy(
                                        "eachPartitionHasPositionsOfItsOwnDenseFromOne",
                                        "theEventsOfAPartitionKeyAreReadInTheOrderOfRecording",
                                        "concurrentHistoriesKeepEveryPromise"),
                        Flaw.of("limits each partition by itself", LimitingEach::new)
                                .caughtBy("aLimitCountsTheEventsOfAllPartitions"),
                        Flaw.of("takes the head of one partition for that of the log", OneHead::new)
                                .caughtBy(
                                        "theHeadHasTheLastRankOfEachPartition",
                                        "theHeadAtATimeHasTheLastRankOfEachPartitionByThen",
                                        "aCheckpointPartsTheEventsOfEachPartition",
                                        "randomHistoriesAgreeWithTheModelAtEveryStep"),
                        following("forgets how far it was in all partitions but one", Forgetting::new)
                                .caughtBy("aFollowerSeesThePartitionsEachInItsOrderWhateverItsCheckpoint"))
                .map(it -> it.partitions() == 0 ? it.partitions(4) : it);
    }

    private static AppendResult byOwnKey(InMemoryStore store, Commit commit) {
        var key = commit.events().getFirst().stream().partitionKey();
        return store.tryAppend(
                commit.condition().map(it -> commit.when(it.within(key))).orElse(commit));
    }

    private static AppendResult keyByKey(InMemoryStore store, Commit commit) {
        try {
            return store.tryAppend(commit);
        } catch (SpansPartitionsException e) {
            var results = commit.events().stream()
                    .map(it -> store.tryAppend(Commit.of(it)))
                    .toList();
            return results.getLast();
        }
    }

    private static AppendResult withoutReason(InMemoryStore store, Commit commit) {
        try {
            return store.tryAppend(commit);
        } catch (SpansPartitionsException e) {
            throw new IllegalStateException(e.getMessage());
        }
    }

    private static AppendResult ofAnyKey(InMemoryStore store, Commit commit) {
        return store.tryAppend(commit.condition()
                .map(it -> commit.when(new AppendCondition(it.none(), it.after(), Optional.empty())))
                .orElse(commit));
    }

    private static AppendResult idOnce(InMemoryStore store, Commit commit) {
        var first = commit.events().getFirst();
        var standing = store.find(first.id()).filter(it -> !it.stream().equals(first.stream()));
        return standing.isPresent() ? new IdTaken(first.id(), standing.get().position()) : store.tryAppend(commit);
    }

    private static final class Backwards extends ForwardingStore {
        Backwards(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Cursor<RecordedEvent> read(Query query, LogRange range) {
            return new FixedCursor<>(sound.read(query, range).toList().reversed());
        }
    }

    private static final class LimitingEach extends ForwardingStore {
        LimitingEach(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Cursor<RecordedEvent> read(Query query, LogRange range) {
            var events = new ArrayList<RecordedEvent>();
            var counts = new HashMap<Partition, Integer>();
            for (var event : sound.read(query, range.limit(Long.MAX_VALUE)).toList()) {
                if (counts.merge(event.position().partition(), 1, Integer::sum) <= range.limit()) {
                    events.add(event);
                }
            }
            return new FixedCursor<>(events);
        }
    }

    private static final class OneHead extends ForwardingStore {
        OneHead(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Checkpoint head() {
            return first(sound.head());
        }

        @Override
        public Checkpoint headAt(Instant recordedAt) {
            return first(sound.headAt(recordedAt));
        }
    }

    private static final class Forgetting extends ForwardingFollower {
        Forgetting(Follower sound) {
            super(sound);
        }

        @Override
        public Checkpoint checkpoint() {
            return first(sound.checkpoint());
        }
    }

    private static Checkpoint first(Checkpoint checkpoint) {
        return checkpoint.ranks().entrySet().stream()
                .findFirst()
                .map(it -> Checkpoint.of(new Position(it.getKey(), it.getValue())))
                .orElse(checkpoint);
    }
}
