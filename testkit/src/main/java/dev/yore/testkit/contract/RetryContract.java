package dev.yore.testkit.contract;

import static dev.yore.store.ExpectedVersion.exactly;
import static dev.yore.store.ExpectedVersion.none;
import static dev.yore.testkit.contract.Facts.all;
import static dev.yore.testkit.contract.Facts.byTurns;
import static dev.yore.testkit.contract.Facts.expecting;
import static dev.yore.testkit.contract.Facts.fact;
import static dev.yore.testkit.contract.Facts.facts;
import static dev.yore.testkit.contract.Facts.noneMatching;
import static dev.yore.testkit.contract.Facts.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.store.AppendResult;
import dev.yore.store.AppendResult.IdTaken;
import dev.yore.store.Commit;
import dev.yore.store.IdTakenException;
import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import dev.yore.testkit.internal.Together;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A retry is safe, for ever: a commit is recognised by the ids of its events and recorded once. */
public interface RetryContract extends StoreTest {

    @Test
    default void aCommitSentAgainIsRecordedOnceAndGetsTheFirstReceipt() {
        var commit = Commit.of(fact("a"));
        var receipt = store().append(commit);

        assertRetried(commit, receipt);
    }

    @Test
    default void aCommitOfManyEventsAndStreamsSentAgainGetsTheFirstReceipt() {
        store().append(Commit.of(facts("b", 2)));
        var commit = Commit.of(byTurns("a", "b", 9));
        var receipt = store().append(commit);

        assertRetried(commit, receipt);
    }

    @Test
    default void theFirstReceiptComesBackThoughItsStreamsHaveGoneOn() {
        var commit = Commit.of(fact("a"), fact("b"));
        var receipt = store().append(commit);
        store().append(Commit.of(byTurns("a", "b", 5)));
        store().append(Commit.of(facts("a", 3)));

        assertRetried(commit, receipt);
    }

    @Test
    default void howeverMuchWasRecordedSinceARetryIsRecognised() {
        var commit = Commit.of(fact("a"), fact("b"));
        var single = Commit.of(fact("b"));
        var receipt = store().append(commit);
        var singleReceipt = store().append(single);
        for (int i = 0; i < 30; i++) {
            store().append(Commit.of(byTurns("a", "c", 100)));
        }

        assertRetried(commit, receipt);
        assertRetried(single, singleReceipt);
    }

    @Test
    default void aRetryIsRecognisedAfterReopening() {
        var commit = Commit.of(fact("a"), fact("b"));
        var single = Commit.of(fact("b"));
        var receipt = store().append(commit);
        var singleReceipt = store().append(single);
        store().append(Commit.of(facts("a", 3)));
        reopen();

        assertRetried(commit, receipt);
        assertRetried(single, singleReceipt);
    }

    @Test
    default void aRetryIsRecognisedWhateverVersionsItExpectedAndExpectsNow() {
        store().append(Commit.of(fact("a")));
        var commit = Commit.of(facts("a", 2));
        var receipt = store().append(commit.expecting(stream("a"), exactly(1)));

        assertRetried(commit.expecting(stream("a"), exactly(1)), receipt);
        assertRetried(commit.expecting(stream("a"), exactly(3)), receipt);
        assertRetried(commit.expecting(stream("a"), none()), receipt);
        assertRetried(commit, receipt);
    }

    @Test
    default void aRetryIsRecognisedThoughItsConditionNoLongerHolds() {
        var condition = noneMatching(Query.types("Registered"), place());
        var commit = Commit.of(fact("a", "Registered")).when(condition);
        var receipt = store().append(commit);

        assertRetried(commit, receipt);
        assertRetried(Commit.of(commit.events()).when(noneMatching(Query.all(), place())), receipt);
    }

    @Test
    default void aCommitIsRecognisedByItsIdsAloneAndWhatStandsIsKept() {
        var event = fact("a");
        var receipt = store().append(Commit.of(event));
        var other = new Event(
                event.id(),
                event.type(),
                event.stream(),
                event.timestamp(),
                Json.parse("{\"other\":1}"),
                1,
                event.metadata(),
                event.tags(),
                event.extra());

        assertRetried(Commit.of(other), receipt);
        assertThat(all(store()).getFirst().event()).isEqualTo(event);
    }

    @Test
    default void anyTextMayBeAnId() {
        var ids = List.of("1", "order-7/line-2", "00000000-0000-0000-0000-000000000000", "ÅÄÖ 🦉");
        for (var id : ids) {
            var commit = Commit.of(fact("a").withId(EventId.of(id)));
            var receipt = store().append(commit);

            assertRetried(commit, receipt);
        }
        assertThat(all(store())).hasSize(ids.size());
    }

    @Test
    default void aCommitThatSharesOnlySomeIdsWithAnotherIsRefused() {
        store().append(Commit.of(fact("z")));
        var one = fact("a");
        var two = fact("a");
        var three = fact("a");
        store().append(Commit.of(one, two, three));

        assertTaken(Commit.of(one, two), one, 2);
        assertTaken(Commit.of(one, two, three, fact("a")), one, 2);
        assertTaken(Commit.of(fact("a"), three, one), three, 4);
        assertTaken(Commit.of(two), two, 3);
    }

    @Test
    default void theSameIdsInAnotherOrderAreAnotherCommit() {
        var one = fact("a");
        var two = fact("a");
        store().append(Commit.of(one, two));

        assertTaken(Commit.of(two, one), two, 2);
    }

    @Test
    default void aCommitThatJoinsTheEventsOfTwoOthersIsRefused() {
        var one = fact("a");
        var two = fact("b");
        store().append(Commit.of(one));
        store().append(Commit.of(two));

        assertTaken(Commit.of(two, one), two, 2);
        assertTaken(Commit.of(one, two), one, 1);
    }

    @Test
    default void anIdStandsOnceInThePartitionWhateverTheStream() {
        var event = fact("a");
        store().append(Commit.of(event));

        assertTaken(Commit.of(fact("b").withId(event.id()), fact("b")), event, 1);
    }

    @Test
    default void aTakenIdIsFoundAfterReopening() {
        var one = fact("a");
        var two = fact("a");
        store().append(Commit.of(one, two));
        reopen();

        assertTaken(Commit.of(two), two, 2);
    }

    @Test
    default void aTakenIdIsReportedBeforeAConflictAndAConflictBeforeACondition() {
        var taken = fact("a");
        store().append(Commit.of(taken));
        var commit =
                Commit.of(fact("a"), taken).expecting(stream("a"), exactly(7)).when(noneMatching(Query.all(), place()));

        assertTaken(commit, taken, 1);
        assertThat(store().tryAppend(expecting(exactly(7), fact("a")).when(noneMatching(Query.all(), place()))))
                .isInstanceOf(AppendResult.Conflict.class);
    }

    @Test
    default void appendThrowsTheTakenIdAndItsPosition() {
        var one = fact("a");
        store().append(Commit.of(one));

        assertThatExceptionOfType(IdTakenException.class)
                .isThrownBy(() -> store().append(Commit.of(one, fact("a"))))
                .satisfies(it -> assertThat(it.id()).isEqualTo(one.id()))
                .satisfies(it -> assertThat(it.position().rank()).isEqualTo(1))
                .withMessageContaining(one.id().value());
    }

    @Test
    default void theIdsOfARefusedCommitAreFree() {
        store().append(Commit.of(fact("a")));
        var event = fact("a");
        store().tryAppend(expecting(none(), event));

        assertThat(store().tryAppend(Commit.of(fact("a"), event))).isInstanceOf(Receipt.class);
    }

    @Test
    default void aCommitSentByManyAtOnceIsRecordedOnceAndAllGetTheSameReceipt() {
        for (int round = 1; round <= 20; round++) {
            var commit = Commit.of(fact("a"), fact("b")).expecting(stream("a"), exactly(round - 1L));
            var receipts = Together.call(place().patience(), 4, _ -> store().append(commit));

            assertThat(receipts).containsOnly(receipts.getFirst());
            assertThat(all(store())).hasSize(2 * round);
        }
    }

    @Test
    default void anAppendWhoseThreadWasInterruptedMayBeSentAgain() {
        var commit = Commit.of(facts("a", 3)).expecting(stream("a"), none());
        Together.get(place().patience(), Together.begin(() -> appendInterrupted(commit)));
        var receipt = store().append(commit);

        assertRetried(commit, receipt);
        assertThat(all(store())).hasSize(3);
    }

    private boolean appendInterrupted(Commit commit) {
        Thread.currentThread().interrupt();
        try {
            store().append(commit);
        } catch (OutcomeUnknownException _) {
            // one of the two answers that an interrupted thread may get
        }
        assertThat(Thread.currentThread().isInterrupted())
                .as("the interrupt stays set")
                .isTrue();
        return true;
    }

    private void assertRetried(Commit commit, Receipt first) {
        var before = all(store());

        assertThat(store().tryAppend(commit)).isEqualTo(first);
        assertThat(all(store())).isEqualTo(before);
    }

    private void assertTaken(Commit commit, Event taken, long rank) {
        var before = all(store());

        assertThat(store().tryAppend(commit)).isInstanceOfSatisfying(IdTaken.class, it -> {
            assertThat(it.id()).isEqualTo(taken.id());
            assertThat(it.position()).extracting(Position::rank).isEqualTo(rank);
        });
        assertThat(all(store())).isEqualTo(before);
        assertThat(store().find(taken.id())).map(it -> it.position().rank()).contains(rank);
    }
}
