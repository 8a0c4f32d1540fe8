package dev.yore.testkit.contract;

import static dev.yore.store.ExpectedVersion.exactly;
import static dev.yore.testkit.contract.Facts.all;
import static dev.yore.testkit.contract.Facts.fact;
import static dev.yore.testkit.contract.Facts.facts;
import static dev.yore.testkit.contract.Facts.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.store.AppendCondition;
import dev.yore.store.AppendResult.ConditionFailed;
import dev.yore.store.AppendResult.Conflict;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.ConditionFailedException;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import dev.yore.testkit.internal.ByPartition;
import dev.yore.testkit.internal.Together;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A commit is recorded only where no event matches the query of its condition behind its checkpoint. */
public interface ConditionContract extends StoreTest {

    @Test
    default void aConditionHoldsInAnEmptyStore() {
        assertRecorded(noneMatching(Query.all()));
    }

    @Test
    default void aConditionHoldsWhereNoEventMatches() {
        store().append(Commit.of(fact("a", "Opened", "owner:alice")));

        assertRecorded(noneMatching(Query.types("Closed")));
        assertRecorded(noneMatching(Query.tags("owner:bob")));
        assertRecorded(noneMatching(Query.types("Closed").tagged("owner:alice")));
    }

    @Test
    default void aConditionFailsOnAnEventOfItsTypes() {
        record(fact("a", "Opened"));
        var offending = record(fact("a", "Closed"));

        assertRefused(noneMatching(Query.types("Closed")), offending);
        assertRefused(noneMatching(Query.types("Archived", "Closed")), offending);
    }

    @Test
    default void aConditionFailsOnAnEventWithItsTag() {
        record(fact("a", "Opened", "owner:bob"));
        var offending = record(fact("b", "Opened", "owner:alice", "branch:north"));

        assertRefused(noneMatching(Query.tags("owner:alice")), offending);
        assertRefused(noneMatching(Query.tags("branch:north", "owner:alice")), offending);
    }

    @Test
    default void aConditionFailsOnlyOnAnEventThatHasAllOfItsTagsAndOneOfItsTypes() {
        record(fact("a", "Opened", "owner:alice"));
        record(fact("a", "Opened", "branch:north"));
        record(fact("a", "Closed", "owner:alice", "branch:north"));
        var query = Query.types("Opened", "Moved").tagged("owner:alice", "branch:north");

        assertRecorded(noneMatching(query));
        var offending = record(fact("a", "Moved", "branch:north", "owner:alice", "more:1"));
        assertRefused(noneMatching(query), offending);
    }

    @Test
    default void aConditionFailsOnAnEventThatMeetsAnyOfItsCriteria() {
        var query = Query.types("Opened")
                .tagged("owner:alice")
                .or(Query.types("Closed").tagged("owner:bob"));
        record(fact("a", "Opened", "owner:bob"));
        record(fact("a", "Closed", "owner:alice"));
        assertRecorded(noneMatching(query));
        var offending = record(fact("a", "Closed", "owner:bob"));

        assertRefused(noneMatching(query), offending);
    }

    @Test
    default void aConditionOnEveryEventFailsOnAny() {
        var offending = record(fact("a"));
        record(fact("a"));

        assertRefused(noneMatching(Query.all()), offending);
    }

    @Test
    default void tagsAndTypesAreComparedWhole() {
        record(fact("a", "OpenedAgain", "owner:alice2", "Owner:alice", "x:owner:alice"));

        assertRecorded(noneMatching(Query.types("Opened")));
        assertRecorded(noneMatching(Query.tags("owner:alice")));
        assertRecorded(noneMatching(Query.tags("owner:alice2x")));
    }

    @Test
    default void eventsThatTheCheckpointCoversDoNotCount() {
        var first = record(fact("a", "Opened"));
        record(fact("a", "Other"));
        var second = record(fact("a", "Opened"));
        var query = Query.types("Opened");

        assertRefused(noneMatching(query), first);
        assertRefused(noneMatching(query).after(Checkpoint.of(first)), second);
        assertRecorded(noneMatching(query).after(Checkpoint.of(second)));
        assertRecorded(noneMatching(query).after(store().head()));
    }

    @Test
    default void theFirstOffendingEventBehindTheCheckpointIsNamed() {
        record(fact("a", "Opened", "owner:alice"));
        var read = store().head();
        record(fact("b", "Opened", "owner:bob"));
        var offending = store().append(Commit.of(
                        fact("c", "Closed", "owner:bob"),
                        fact("c", "Closed", "owner:alice"),
                        fact("c", "Opened", "owner:alice")))
                .commit()
                .first();
        record(fact("d", "Opened", "owner:alice"));

        var second = new Position(offending.partition(), offending.rank() + 1);
        assertRefused(noneMatching(Query.tags("owner:alice")).after(read), second);
    }

    @Test
    default void aConditionAfterTheHeadHolds() {
        var last = record(fact("a"));
        var beyond = new Position(last.partition(), last.rank() + 1_000_000);

        assertRecorded(noneMatching(Query.all()).after(Checkpoint.of(beyond)));
        assertRecorded(noneMatching(Query.all()).after(Checkpoint.of(new Position(last.partition(), Long.MAX_VALUE))));
    }

    @Test
    default void theEventsOfTheCommitItselfDoNotCount() {
        var event = fact("a", "Registered", "name:alice");
        var condition = noneMatching(Query.tags("name:alice"));

        assertThat(store().tryAppend(Commit.of(event, fact("b", "Registered", "name:alice"))
                        .when(condition)))
                .isInstanceOf(Receipt.class);
    }

    @Test
    @SpansPartitions
    default void aConditionCountsTheEventsOfEveryStream() {
        var offending = record(Event.of("elsewhere", "Registered", Json.EMPTY_OBJECT));

        assertRefused(AppendCondition.noneMatching(Query.types("Registered")), offending);
    }

    @Test
    @SpansPartitions
    default void aConditionMayCountTheEventsOfAnotherPartitionKey() {
        var offending = record(Event.of("{elsewhere}/a", "Registered", Json.EMPTY_OBJECT));
        var registered = AppendCondition.noneMatching(Query.types("Registered"));

        assertRefused(registered.within("elsewhere"), offending);
        assertRecorded(registered.within("nowhere"));
    }

    @Test
    default void aConditionWithinAPartitionKeyCountsTheEventsOfThatKeyAlone() {
        var registered = AppendCondition.noneMatching(Query.types("Registered")).within(Facts.KEY);
        record(Event.of("{elsewhere}/a", "Registered", Json.EMPTY_OBJECT));
        record(Event.of("{elsewhere}/{contract}", "Registered", Json.EMPTY_OBJECT));
        record(Event.of("contract/a", "Registered", Json.EMPTY_OBJECT));
        assertRecorded(registered);
        var offending = record(fact("a", "Registered"));
        record(fact("b", "Registered"));

        assertRefused(registered, offending);
        reopen();
        assertRefused(registered, offending);
        assertRefused(
                AppendCondition.noneMatching(Query.all()).within(Facts.KEY).after(Checkpoint.of(offending)),
                store().load(stream("b")).next().position());
    }

    @Test
    default void aStreamWithoutBracesIsItsOwnPartitionKey() {
        var offending = record(Event.of("contract", "Registered", Json.EMPTY_OBJECT));

        assertRefused(AppendCondition.noneMatching(Query.types("Registered")).within(Facts.KEY), offending);
    }

    @Test
    default void aConditionAndAnExpectedVersionMustBothHold() {
        var offending = record(fact("a", "Opened"));
        var commit = Commit.of(fact("a"));
        var holds = noneMatching(Query.types("Closed"));
        var fails = noneMatching(Query.types("Opened"));

        assertThat(store().tryAppend(commit.expecting(stream("a"), exactly(2)).when(holds)))
                .isInstanceOf(Conflict.class);
        assertThat(store().tryAppend(commit.expecting(stream("a"), exactly(1)).when(fails)))
                .isEqualTo(new ConditionFailed(offending));
        assertThat(store().tryAppend(commit.expecting(stream("a"), exactly(1)).when(holds)))
                .isInstanceOf(Receipt.class);
    }

    @Test
    default void aConditionCountsWhatWasRecordedBeforeReopening() {
        record(fact("a"));
        var offending = record(fact("a", "Opened", "owner:alice"));
        var last = record(fact("a"));
        reopen();

        assertRefused(noneMatching(Query.tags("owner:alice")), offending);
        assertRefused(noneMatching(Query.types("Opened")), offending);
        assertRecorded(noneMatching(Query.types("Opened")).after(Checkpoint.of(last)));
    }

    @Test
    default void aConditionFindsAnEventFarBehind() {
        var offending = record(fact("a", "Opened", "owner:alice"));
        for (int i = 0; i < 20; i++) {
            store().append(Commit.of(facts("b", 100)));
        }

        assertRefused(noneMatching(Query.tags("owner:alice")), offending);
        assertRecorded(noneMatching(Query.tags("owner:alice")).after(Checkpoint.of(offending)));
    }

    @Test
    default void appendThrowsTheOffendingPosition() {
        var offending = record(fact("a"));

        assertThatExceptionOfType(ConditionFailedException.class)
                .isThrownBy(() -> store().append(Commit.of(fact("b")).when(noneMatching(Query.all()))))
                .satisfies(it -> assertThat(it.offending()).isEqualTo(offending))
                .withMessageContaining(offending.toString());
    }

    @Test
    default void ofManyWritersWithTheSameConditionOneWins() {
        for (int round = 0; round < 20; round++) {
            var tag = "name:" + round;
            var condition = noneMatching(Query.tags(tag)).after(store().head());
            var results = Together.call(
                    place().patience(),
                    4,
                    i -> store().tryAppend(Commit.of(fact("writer-" + i, "Registered", tag))
                            .when(condition)));

            assertThat(results).filteredOn(Receipt.class::isInstance).hasSize(1);
            assertThat(store().read(Query.tags(tag)).toList()).hasSize(1);
        }
    }

    @Test
    default void ofTwoWritersWhoseQueriesOverlapOneWinsHoweverTheyAreWorded() {
        for (int round = 0; round < 10; round++) {
            var type = "Reserved" + round;
            var seat = "seat:" + round;
            var overlapping = List.of(
                    List.of(Query.types(type), Query.tags(seat)),
                    List.of(Query.types(type), Query.types(type, "Released")),
                    List.of(Query.tags(seat), Query.tags(seat, "row:1")),
                    List.of(
                            Query.types(type).tagged("row:1"),
                            Query.types("Other").or(Query.tags(seat))));
            for (var queries : overlapping) {
                var read = store().head();
                var results = Together.call(
                        place().patience(),
                        2,
                        i -> store().tryAppend(Commit.of(fact("writer-" + i, type, seat, "row:1"))
                                .when(noneMatching(queries.get(i)).after(read))));

                assertThat(results)
                        .as("%s", queries)
                        .filteredOn(Receipt.class::isInstance)
                        .hasSize(1);
            }
        }
    }

    @Test
    default void writersWhoseQueriesHaveNothingInCommonDoNotHinderEachOther() {
        for (int round = 0; round < 10; round++) {
            var read = store().head();
            var results = Together.call(place().patience(), 4, i -> {
                var seat = "seat:" + i;
                return store().tryAppend(Commit.of(fact("writer-" + i, "Reserved" + i, seat))
                        .when(noneMatching(Query.tags(seat).or(Query.types("Reserved" + i)))
                                .after(read)));
            });

            assertThat(results).hasSize(4).allSatisfy(it -> assertThat(it).isInstanceOf(Receipt.class));
        }
    }

    private AppendCondition noneMatching(Query query) {
        return Facts.noneMatching(query, place());
    }

    private Position record(Event event) {
        return store().append(Commit.of(event)).position();
    }

    private void assertRecorded(AppendCondition condition) {
        assertThat(store().tryAppend(Commit.of(fact("conditional", "Tried")).when(condition)))
                .isInstanceOf(Receipt.class);
    }

    private void assertRefused(AppendCondition condition, Position offending) {
        var before = ByPartition.of(all(store()));
        var event = fact("conditional", "Tried");

        assertThat(store().tryAppend(Commit.of(event).when(condition))).isEqualTo(new ConditionFailed(offending));
        assertThat(ByPartition.of(all(store()))).isEqualTo(before);
        assertThat(store().find(event.id())).isEmpty();
    }
}
