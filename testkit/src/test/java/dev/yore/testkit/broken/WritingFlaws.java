package dev.yore.testkit.broken;

import static dev.yore.testkit.broken.Flaw.appending;

import dev.yore.event.CommitSpan;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.Version;
import dev.yore.store.AppendCondition;
import dev.yore.store.AppendResult;
import dev.yore.store.AppendResult.ConditionFailed;
import dev.yore.store.AppendResult.Conflict;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import dev.yore.testkit.InMemoryStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Stores that take commits wrongly. */
final class WritingFlaws {

    private WritingFlaws() {}

    static Stream<Flaw> all() {
        return Stream.of(
                appending("ignores the expected version", (store, commit) -> store.tryAppend(withoutVersions(commit)))
                        .caughtBy(
                                "aCommitThatExpectsAnEarlierVersionIsRefused",
                                "ofManyWritersWithTheSameExpectationOneWins",
                                "randomHistoriesAgreeWithTheModelAtEveryStep",
                                "concurrentHistoriesKeepEveryPromise"),
                appending("looks at the version first and appends a moment later", WritingFlaws::checkThenAct)
                        .caughtBy("ofManyWritersWithTheSameExpectationOneWins"),
                appending("takes version 0 for any version", WritingFlaws::forgivingNone)
                        .caughtBy(
                                "aCommitThatExpectsNoStreamIsRefusedWhereThereIsOne",
                                "versionZeroIsThatOfAStreamWithoutEvents"),
                appending("reports one mismatch alone", WritingFlaws::oneMismatch)
                        .caughtBy("allMismatchesAreReportedInTheOrderOfTheCommitsEvents"),
                appending("ignores the append condition", (store, commit) -> store.tryAppend(withoutCondition(commit)))
                        .caughtBy(
                                "aConditionFailsOnAnEventOfItsTypes",
                                "ofManyWritersWithTheSameConditionOneWins",
                                "aPriceThatChangesWhileAnOrderIsDecidedMakesItDecideAnew",
                                "concurrentHistoriesKeepEveryPromise"),
                appending("ignores the checkpoint of an append condition", WritingFlaws::fromTheStart)
                        .caughtBy(
                                "eventsThatTheCheckpointCoversDoNotCount",
                                "randomHistoriesAgreeWithTheModelAtEveryStep"),
                appending("names the last offending event", WritingFlaws::lastOffending)
                        .caughtBy("theFirstOffendingEventBehindTheCheckpointIsNamed"),
                appending("records a retry again", WritingFlaws::repeat)
                        .caughtBy(
                                "aCommitSentAgainIsRecordedOnceAndGetsTheFirstReceipt",
                                "aCommitSentByManyAtOnceIsRecordedOnceAndAllGetTheSameReceipt",
                                "randomHistoriesAgreeWithTheModelAtEveryStep"),
                appending("gives a retry the versions of now", WritingFlaws::versionsOfNow)
                        .caughtBy("theFirstReceiptComesBackThoughItsStreamsHaveGoneOn"),
                appending("looks at the versions before the ids", WritingFlaws::versionsBeforeIds)
                        .caughtBy("aRetryIsRecognisedWhateverVersionsItExpectedAndExpectsNow"),
                appending("takes any commit with a known id for a retry", WritingFlaws::retryByOneId)
                        .caughtBy("aCommitThatSharesOnlySomeIdsWithAnotherIsRefused"),
                appending("records the events of a commit one by one", WritingFlaws::oneByOne)
                        .caughtBy(
                                "theEventsOfACommitStandTogetherInTheirOrder",
                                "aReaderSeesWholeCommitsAndNoHolesWhileOthersWrite",
                                "concurrentHistoriesKeepEveryPromise"),
                appending("records the events of a commit stream by stream", WritingFlaws::byStream)
                        .caughtBy(
                                "theEventsOfACommitStandTogetherInTheirOrder",
                                "randomHistoriesAgreeWithTheModelAtEveryStep"),
                appending("loses the last event of a commit of three", WritingFlaws::withoutTheThird)
                        .caughtBy(
                                "theEventsOfACommitStandTogetherInTheirOrder",
                                "randomHistoriesAgreeWithTheModelAtEveryStep"),
                appending("acknowledges a hundred-event commit that it does not record", WritingFlaws::acknowledgeLarge)
                        .caughtBy("aLongLogIsThereAfterReopening"));
    }

    private static Commit withoutVersions(Commit commit) {
        return new Commit(commit.events(), Map.of(), commit.condition());
    }

    private static Commit withoutCondition(Commit commit) {
        var unconditional = Commit.of(commit.events());
        for (var entry : commit.expected().entrySet()) {
            unconditional = unconditional.expecting(entry.getKey(), entry.getValue());
        }
        return unconditional;
    }

    @SuppressWarnings("ThreadPriorityCheck") // the moment in which another writer comes
    private static AppendResult checkThenAct(InMemoryStore store, Commit commit) {
        boolean met = commit.expected().entrySet().stream()
                .allMatch(it -> it.getValue().isMetBy(store.version(it.getKey())));
        Thread.yield();
        return store.tryAppend(met ? withoutVersions(commit) : commit);
    }

    private static AppendResult forgivingNone(InMemoryStore store, Commit commit) {
        var expected = new HashMap<>(commit.expected());
        expected.values().removeIf(ExpectedVersion.none()::equals);
        return store.tryAppend(new Commit(commit.events(), expected, commit.condition()));
    }

    private static AppendResult oneMismatch(InMemoryStore store, Commit commit) {
        return store.tryAppend(commit) instanceof Conflict(var mismatches)
                ? new Conflict(mismatches.subList(0, 1))
                : store.tryAppend(commit);
    }

    private static AppendResult fromTheStart(InMemoryStore store, Commit commit) {
        return store.tryAppend(commit.condition()
                .map(it -> commit.when(it.after(Checkpoint.START)))
                .orElse(commit));
    }

    private static AppendResult lastOffending(InMemoryStore store, Commit commit) {
        return store.tryAppend(commit) instanceof ConditionFailed
                ? new ConditionFailed(store.read(
                                commit.condition().map(AppendCondition::none).orElseThrow(),
                                LogRange.all().newestFirst())
                        .next()
                        .position())
                : store.tryAppend(commit);
    }

    private static AppendResult repeat(InMemoryStore store, Commit commit) {
        boolean known = commit.ids().stream().allMatch(it -> store.find(it).isPresent());
        return store.tryAppend(
                known
                        ? Commit.of(commit.events().stream()
                                .map(it -> it.withId(EventId.next()))
                                .toList())
                        : commit);
    }

    private static AppendResult versionsOfNow(InMemoryStore store, Commit commit) {
        if (store.tryAppend(commit) instanceof Receipt receipt) {
            var versions = new HashMap<>(receipt.versions());
            versions.replaceAll((stream, _) -> store.version(stream));
            return new Receipt(receipt.commit(), receipt.recordedAt(), versions);
        }
        return store.tryAppend(commit);
    }

    private static AppendResult versionsBeforeIds(InMemoryStore store, Commit commit) {
        var renamed =
                commit.events().stream().map(it -> it.withId(EventId.next())).toList();
        var onlyChecked = new Commit(renamed, commit.expected(), commit.condition())
                .when(AppendCondition.noneMatching(Query.all()));
        return !store.head().equals(Checkpoint.START) && store.tryAppend(onlyChecked) instanceof Conflict conflict
                ? conflict
                : store.tryAppend(commit);
    }

    private static AppendResult retryByOneId(InMemoryStore store, Commit commit) {
        if (store.tryAppend(commit) instanceof AppendResult.IdTaken taken) {
            var recorded = store.find(taken.id()).orElseThrow();
            return new Receipt(recorded.commit(), recorded.recordedAt(), Map.of(recorded.stream(), recorded.version()));
        }
        return store.tryAppend(commit);
    }

    private static AppendResult oneByOne(InMemoryStore store, Commit commit) {
        for (var event : commit.events().subList(0, commit.events().size() - 1)) {
            store.tryAppend(Commit.of(event));
        }
        return store.tryAppend(Commit.of(commit.events().getLast()));
    }

    private static AppendResult byStream(InMemoryStore store, Commit commit) {
        var sorted = commit.events().stream()
                .sorted(Comparator.comparing(Event::stream))
                .toList();
        return store.tryAppend(new Commit(sorted, commit.expected(), commit.condition()));
    }

    private static AppendResult withoutTheThird(InMemoryStore store, Commit commit) {
        return commit.events().size() < 3
                ? store.tryAppend(commit)
                : store.tryAppend(
                        Commit.of(commit.events().subList(0, commit.events().size() - 1)));
    }

    private static AppendResult acknowledgeLarge(InMemoryStore store, Commit commit) {
        if (commit.events().size() < 100) {
            return store.tryAppend(commit);
        }
        var stream = commit.events().getFirst().stream();
        var next = new CommitSpan(Position.of(store.head().rank(Partition.SINGLE) + 1), 100);
        return new Receipt(next, Instant.now(), Map.of(stream, Version.of(100)));
    }
}
