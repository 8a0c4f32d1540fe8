package dev.yore.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Version;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.Receipt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What must hold between the commits that writers sent, what they were told, and the log.
 *
 * @param log what was recorded
 */
record SentCheck(HistoryCheck log) {

    /**
     * What was acknowledged stands once and whole, and nothing else does; every answer had its reason.
     *
     * @param unknown ids of events of which nobody was told what became of them
     */
    void holds(List<Sent> sent, Set<EventId> unknown) {
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
        assertThat(log.byId().keySet())
                .as("ids of recorded events")
                .containsAll(acknowledged)
                .allMatch(it -> acknowledged.contains(it) || unknown.contains(it), "was acknowledged, or is unknown");
        firstOfEach(sent).forEach(this::metItsExpectations);
    }

    private void isRecorded(Commit commit, Receipt receipt) {
        int from = (int) receipt.commit().first().rank() - 1;
        var recorded = log.partition(receipt.position().partition())
                .subList(from, from + receipt.commit().size());
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
                var offending = log.at(failed.offending());
                var condition = commit.condition().orElseThrow();
                assertThat(condition.countsAgainst(offending.event()))
                        .as("%s offends %s", offending, condition)
                        .isTrue();
                assertThat(condition.after().covers(offending.position()))
                        .as("%s is behind %s", offending, condition.after())
                        .isFalse();
            }
            case AppendResult.IdTaken taken ->
                assertThat(log.byId()).as("taken id of %s", commit).containsKey(taken.id());
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
                                log.log().subList(0, log.log().indexOf(first)))
                        .as("%s was recorded at %s", Words.describe(commit), first.position())
                        .noneMatch(
                                it -> !condition.after().covers(it.position()) && condition.countsAgainst(it.event())));
    }

    private RecordedEvent recorded(Event event) {
        var recorded = log.byId().get(event.id());
        assertThat(recorded).as("event %s", event.id()).isNotNull();
        return Objects.requireNonNull(recorded);
    }
}
