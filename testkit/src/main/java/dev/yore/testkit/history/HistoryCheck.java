package dev.yore.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What must hold for a log, whoever wrote it and in whatever order. */
final class HistoryCheck {

    private final List<RecordedEvent> log;
    private final Map<EventId, RecordedEvent> byId = new HashMap<>();

    HistoryCheck(List<RecordedEvent> log) {
        this.log = log;
        log.forEach(it -> byId.put(it.id(), it));
    }

    /** Positions and versions without gaps, whole commits, ids that stand once, times that never go back. */
    void logIsInOrder() {
        assertThat(byId).as("ids of %s events", log.size()).hasSize(log.size());
        var versions = new HashMap<StreamId, Long>();
        for (int i = 0; i < log.size(); i++) {
            var event = log.get(i);
            var first = log.get((int) (event.commit().first().rank() - 1));
            assertThat(event.position().rank()).as("position of %s", event).isEqualTo(i + 1L);
            assertThat(event.version().value())
                    .as("version of %s", event)
                    .isEqualTo(versions.merge(event.stream(), 1L, Long::sum));
            assertThat(event.commit()).as("commit of %s", event).isEqualTo(first.commit());
            assertThat(event.commit().last().rank())
                    .as("end of the commit of %s", event)
                    .isBetween(i + 1L, (long) log.size());
            assertThat(event.recordedAt()).as("recordedAt of %s", event).isEqualTo(first.recordedAt());
            if (i > 0) {
                assertThat(event.recordedAt())
                        .as("recordedAt of %s", event)
                        .isAfterOrEqualTo(log.get(i - 1).recordedAt());
            }
        }
    }

    void streamsAreAsTheLog(EventStore store) {
        var streams = new LinkedHashMap<StreamId, List<RecordedEvent>>();
        for (var event : log) {
            streams.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event);
        }
        streams.forEach((stream, events) ->
                assertThat(store.load(stream).toList()).as("stream %s", stream).isEqualTo(events));
        assertThat(store.streams("").toList()).isEqualTo(List.copyOf(streams.keySet()));
        assertThat(log).allSatisfy(it -> assertThat(store.find(it.id())).contains(it));
    }

    /** What was acknowledged stands once and whole, and nothing else does; every answer had its reason. */
    void sentCommits(List<Sent> sent) {
        var acknowledged = new HashSet<EventId>();
        var receipts = new HashMap<List<EventId>, Receipt>();
        for (var it : sent) {
            switch (it.result()) {
                case Receipt receipt -> {
                    isRecorded(it.commit(), receipt);
                    acknowledged.addAll(it.commit().ids());
                    assertThat(receipts.merge(it.commit().ids(), receipt, (first, _) -> first))
                            .as("receipts of %s", it.commit().ids())
                            .isEqualTo(receipt);
                }
                case AppendResult.Refusal refusal -> hasReason(it.commit(), refusal);
            }
        }
        assertThat(acknowledged).as("ids of acknowledged commits").isEqualTo(byId.keySet());
        firstOfEach(sent).forEach(this::metItsExpectations);
    }

    private void isRecorded(Commit commit, Receipt receipt) {
        int from = (int) receipt.commit().first().rank() - 1;
        var recorded = log.subList(from, from + receipt.commit().size());
        assertThat(recorded)
                .as("events at %s", receipt.commit())
                .extracting(RecordedEvent::event)
                .isEqualTo(commit.events());
        assertThat(recorded).extracting(RecordedEvent::commit).containsOnly(receipt.commit());
        assertThat(recorded).extracting(RecordedEvent::recordedAt).containsOnly(receipt.recordedAt());
        recorded.forEach(it -> assertThat(receipt.version(it.stream())).isGreaterThanOrEqualTo(it.version()));
    }

    private void hasReason(Commit commit, AppendResult.Refusal refusal) {
        switch (refusal) {
            case AppendResult.Conflict conflict ->
                assertThat(conflict.mismatches())
                        .as("mismatches of %s", commit)
                        .isNotEmpty()
                        .allSatisfy(it -> {
                            assertThat(it.expected())
                                    .isEqualTo(commit.expected().get(it.stream()));
                            assertThat(it.expected().isMetBy(it.actual())).isFalse();
                        });
            case AppendResult.ConditionFailed failed -> {
                var offending = log.get((int) failed.offending().rank() - 1);
                var condition = commit.condition().orElseThrow();
                assertThat(condition.none().matches(offending.event()))
                        .as("%s offends %s", offending, condition)
                        .isTrue();
                assertThat(condition.after().covers(offending.position()))
                        .as("%s is behind %s", offending, condition.after())
                        .isFalse();
            }
            case AppendResult.IdTaken taken ->
                assertThat(byId).as("taken id of %s", commit).containsKey(taken.id());
        }
    }

    /** The commit that was recorded, of each that was sent more than once: the others met nothing, being retries. */
    private static List<Commit> firstOfEach(List<Sent> sent) {
        var once = new LinkedHashMap<Set<EventId>, Commit>();
        var often = new HashSet<Set<EventId>>();
        for (var it : sent) {
            var ids = Set.copyOf(it.commit().ids());
            if (it.result() instanceof Receipt && once.put(ids, it.commit()) != null) {
                often.add(ids);
            }
        }
        once.keySet().removeAll(often);
        return List.copyOf(once.values());
    }

    private void metItsExpectations(Commit commit) {
        var first = recorded(commit.events().getFirst());
        commit.expected().forEach((stream, expected) -> {
            var firstOfStream = commit.events().stream()
                    .filter(it -> it.stream().equals(stream))
                    .findFirst()
                    .orElseThrow();
            long before = recorded(firstOfStream).version().value() - 1;
            assertThat(expected.isMetBy(Version.of(before)))
                    .as("%s was recorded at version %s of %s", Words.describe(commit), before, stream)
                    .isTrue();
        });
        commit.condition()
                .ifPresent(condition -> assertThat(
                                log.subList(0, (int) first.position().rank() - 1))
                        .as("%s was recorded at %s", Words.describe(commit), first.position())
                        .noneMatch(it -> !condition.after().covers(it.position())
                                && condition.none().matches(it.event())));
    }

    private RecordedEvent recorded(Event event) {
        var recorded = byId.get(event.id());
        assertThat(recorded).as("event %s", event.id()).isNotNull();
        return Objects.requireNonNull(recorded);
    }

    void isPrefix(List<RecordedEvent> seen) {
        assertThat(seen).as("what a reader saw").isEqualTo(log.subList(0, Math.min(seen.size(), log.size())));
        var last = seen.getLast();
        assertThat(last.position())
                .as("a reader saw the whole last commit")
                .isEqualTo(last.commit().last());
    }

    void isFollowed(Query query, List<RecordedEvent> seen) {
        assertThat(seen)
                .as("what a follower of %s saw", Words.describe(query))
                .isEqualTo(log.stream().filter(it -> query.matches(it.event())).toList());
    }
}
