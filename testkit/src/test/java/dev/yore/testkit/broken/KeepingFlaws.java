package dev.yore.testkit.broken;

import static dev.yore.testkit.broken.Flaw.whenReopened;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import dev.yore.testkit.InMemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that lose or change something when they are opened anew, and such as restore wrongly. */
final class KeepingFlaws {

    private KeepingFlaws() {}

    static Stream<Flaw> all() {
        return Stream.of(
                whenReopened("forgets everything on reopening", it -> copy(it, _ -> List.of()))
                        .caughtBy("everythingIsThereAfterReopening", "whatWasAcknowledgedOutlivesACrash"),
                whenReopened("forgets the last commit on reopening", it -> copy(it, KeepingFlaws::withoutTheLast))
                        .caughtBy(
                                "everythingIsThereAfterReopening",
                                "whatWasAcknowledgedOutlivesACrash",
                                "anAppendDuringTheCloseIsRecordedOrRefusedAsItsWriterIsTold",
                                "randomHistoriesAgreeWithTheModelAtEveryStep"),
                whenReopened("halves the last commit on reopening", it -> copy(it, KeepingFlaws::halvingTheLast))
                        .caughtBy(
                                "everythingIsThereAfterReopening",
                                "aCrashUnderLoadLosesNothingThatWasAcknowledgedAndHalvesNoCommit"),
                whenReopened("forgets which events were one commit", it -> copy(it, KeepingFlaws::singly))
                        .caughtBy("everythingIsThereAfterReopening", "aRetryIsRecognisedAfterReopening"),
                whenReopened("keeps the seconds of the times of recording", it -> copy(it, KeepingFlaws::inSeconds))
                        .caughtBy("everythingIsThereAfterReopening"),
                Flaw.of("knows a retry only of a commit of this opening", ForgettingIds::new)
                        .caughtBy("aRetryIsRecognisedAfterReopening", "aRetryIsRecognisedAfterACrash"),
                Flaw.of("restores with its own times", OwnTimes::new)
                        .caughtBy(
                                "aRestoredHistoryIsTheSameToTheLastMicrosecond",
                                "aCommitRecordedBeforeTheLastOneIsRefused"),
                Flaw.of("restores wherever there is room", OwnPlaces::new)
                        .caughtBy(
                                "aCommitThatLeavesAGapIsRefused", "aCommitThatWouldStandWhereAnotherStandsIsRefused"));
    }

    /** The commits of a store. */
    record Recorded(List<Event> events, Instant recordedAt) {}

    private static InMemoryStore copy(InMemoryStore store, UnaryOperator<List<Recorded>> change) {
        var log = store.reopen().read(Query.all()).toList();
        var commits = new ArrayList<Recorded>();
        for (int i = 0; i < log.size(); i += log.get(i).commit().size()) {
            var whole = log.subList(i, i + log.get(i).commit().size());
            commits.add(new Recorded(
                    whole.stream().map(RecordedEvent::event).toList(),
                    whole.getFirst().recordedAt()));
        }
        var copy = new InMemoryStore().withLimits(BrokenPlace.LIMITS);
        long next = 1;
        for (var commit : change.apply(commits)) {
            copy.restore(commit.events(), Position.of(next), commit.recordedAt());
            next += commit.events().size();
        }
        return copy;
    }

    private static List<Recorded> withoutTheLast(List<Recorded> commits) {
        return commits.subList(0, Math.max(0, commits.size() - 1));
    }

    private static List<Recorded> halvingTheLast(List<Recorded> commits) {
        var halved = new ArrayList<>(withoutTheLast(commits));
        if (!commits.isEmpty()) {
            var events = commits.getLast().events();
            halved.add(new Recorded(
                    events.subList(0, (events.size() + 1) / 2),
                    commits.getLast().recordedAt()));
        }
        return halved;
    }

    private static List<Recorded> singly(List<Recorded> commits) {
        return commits.stream()
                .flatMap(it -> it.events().stream().map(event -> new Recorded(List.of(event), it.recordedAt())))
                .toList();
    }

    private static List<Recorded> inSeconds(List<Recorded> commits) {
        return commits.stream()
                .map(it -> new Recorded(
                        it.events(), Instant.ofEpochSecond(it.recordedAt().getEpochSecond())))
                .toList();
    }

    private static final class ForgettingIds extends ForwardingStore {
        private final Set<EventId> seen = new HashSet<>();

        ForgettingIds(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public synchronized AppendResult tryAppend(Commit commit) {
            boolean forgotten = commit.ids().stream()
                    .allMatch(it -> !seen.contains(it) && sound.find(it).isPresent());
            seen.addAll(commit.ids());
            return sound.tryAppend(
                    forgotten
                            ? Commit.of(commit.events().stream()
                                    .map(it -> it.withId(EventId.next()))
                                    .toList())
                            : commit);
        }
    }

    private static final class OwnTimes extends ForwardingStore {
        OwnTimes(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Receipt restore(List<Event> events, Position first, Instant recordedAt) {
            return sound.append(Commit.of(events));
        }
    }

    private static final class OwnPlaces extends ForwardingStore {
        OwnPlaces(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Receipt restore(List<Event> events, Position first, Instant recordedAt) {
            long next =
                    sound.head().ranks().values().stream().mapToLong(it -> it).sum() + 1;
            return sound.restore(events, Position.of(next), recordedAt);
        }
    }
}
