package dev.yore.testkit.contract;

import static dev.yore.testkit.contract.Facts.all;
import static dev.yore.testkit.contract.Facts.byTurns;
import static dev.yore.testkit.contract.Facts.expecting;
import static dev.yore.testkit.contract.Facts.fact;
import static dev.yore.testkit.contract.Facts.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.Follower;
import dev.yore.store.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A follower hands out what stands in the log and then what comes, each event once and in order. */
public interface FollowContract extends StoreTest {

    @Test
    default void aFollowerCatchesUpAndThenGoesOnLive() {
        store().append(Commit.of(facts("a", 3)));
        store().append(Commit.of(byTurns("b", "a", 4)));
        try (var follower = store().follow(Query.all(), Checkpoint.START)) {
            var seen = take(follower, 7);
            store().append(Commit.of(facts("c", 2)));
            store().append(Commit.of(facts("a", 1)));
            seen.addAll(take(follower, 3));

            assertThat(seen).isEqualTo(all(store()));
            assertCaughtUp(follower);
        }
    }

    @Test
    default void aFollowerBeginsBehindItsCheckpoint() {
        store().append(Commit.of(facts("a", 3)));
        var checkpoint = Checkpoint.of(all(store()).get(1).position());
        store().append(Commit.of(facts("b", 2)));
        try (var follower = store().follow(Query.all(), checkpoint);
                var atHead = store().follow(Query.all(), store().head())) {
            assertThat(take(follower, 3)).isEqualTo(all(store()).subList(2, 5));
            assertCaughtUp(atHead);
            store().append(Commit.of(fact("a")));
            assertThat(take(atHead, 1)).isEqualTo(all(store()).subList(5, 6));
            assertThat(take(follower, 1)).isEqualTo(all(store()).subList(5, 6));
        }
    }

    @Test
    default void aFollowerHandsOutOnlyWhatMatchesItsQuery() {
        store().append(Commit.of(fact("a", "Opened", "owner:alice"), fact("a", "Closed"), fact("b", "Opened")));
        try (var follower = store().follow(Query.types("Opened").tagged("owner:alice"), Checkpoint.START)) {
            var seen = take(follower, 1);
            store().append(Commit.of(fact("c", "Opened", "owner:bob")));
            store().append(Commit.of(fact("c", "Opened"), fact("c", "Opened", "more:1", "owner:alice")));
            seen.addAll(take(follower, 1));

            assertThat(seen).extracting(it -> it.position().rank()).containsExactly(1L, 6L);
            assertCaughtUp(follower);
        }
    }

    @Test
    default void theCheckpointMovesOnPastEventsThatDoNotMatch() {
        store().append(Commit.of(facts("a", 3)));
        try (var follower = store().follow(Query.types("Never"), Checkpoint.START)) {
            assertCaughtUp(follower);
            store().append(Commit.of(facts("a", 5)));
            assertCaughtUp(follower);
        }
    }

    @Test
    default void theCheckpointCoversWhatWasHandedOutAndNothingBehindIt() {
        store().append(Commit.of(fact("a"), fact("a", "Wanted"), fact("a"), fact("a"), fact("a", "Wanted"), fact("a")));
        var events = all(store());
        try (var follower = store().follow(Query.types("Wanted"), Checkpoint.START)) {
            assertThat(follower.checkpoint().covers(events.get(1).position())).isFalse();
            assertThat(follower.hasNext()).isTrue();
            assertThat(follower.checkpoint().covers(events.get(1).position())).isFalse();
            follower.next();
            assertThat(follower.checkpoint().covers(events.get(1).position())).isTrue();
            assertThat(follower.hasNext()).isTrue();
            assertThat(follower.checkpoint().covers(events.get(4).position())).isFalse();
            follower.next();
            assertThat(follower.checkpoint().covers(events.get(4).position())).isTrue();
        }
    }

    @Test
    default void whoGoesOnFromAnyCheckpointSkipsNothingAndReadsNothingTwice() {
        for (int i = 0; i < 10; i++) {
            store().append(Commit.of(fact("a", "Wanted"), fact("b"), fact("a", "Wanted")));
        }
        var seen = new ArrayList<RecordedEvent>();
        var checkpoint = Checkpoint.START;
        while (seen.size() < 20) {
            try (var follower = store().follow(Query.types("Wanted"), checkpoint)) {
                seen.addAll(take(follower, Math.min(1 + seen.size() % 3, 20 - seen.size())));
                assertThat(follower.checkpoint().covers(checkpoint)).isTrue();
                checkpoint = follower.checkpoint();
            }
        }

        assertThat(seen).isEqualTo(store().read(Query.types("Wanted")).toList());
    }

    @Test
    default void aFollowerGoesOnAfterReopening() {
        store().append(Commit.of(facts("a", 5)));
        Checkpoint checkpoint;
        try (var follower = store().follow(Query.all(), Checkpoint.START)) {
            take(follower, 3);
            checkpoint = follower.checkpoint();
        }
        reopen();
        store().append(Commit.of(facts("a", 1)));
        try (var follower = store().follow(Query.all(), checkpoint)) {
            assertThat(take(follower, 3)).isEqualTo(all(store()).subList(3, 6));
        }
    }

    @Test
    default void aFollowerWhoseCheckpointIsAheadOfTheLogWaitsForWhatIsBehindIt() {
        store().append(Commit.of(fact("a")));
        var last = all(store()).getFirst().position();
        var ahead = Checkpoint.of(new Position(last.partition(), last.rank() + 2));
        try (var follower = store().follow(Query.all(), ahead)) {
            store().append(Commit.of(facts("a", 4)));

            assertThat(take(follower, 2)).isEqualTo(all(store()).subList(3, 5));
        }
    }

    @Test
    default void aFollowerBehindTheLastPositionThatThereCanBeWaits() {
        store().append(Commit.of(fact("a")));
        var last = all(store()).getFirst().position();
        var end = Checkpoint.of(new Position(last.partition(), Long.MAX_VALUE));
        try (var follower = store().follow(Query.all(), end)) {
            assertThat(follower.poll(Duration.ofMillis(5))).isEmpty();
            assertThat(follower.checkpoint()).isEqualTo(end);
        }
    }

    @Test
    default void aRefusedCommitAndARetryAreNotSeen() {
        var commit = Commit.of(facts("a", 2));
        try (var follower = store().follow(Query.all(), Checkpoint.START)) {
            store().append(commit);
            store().append(commit);
            store().tryAppend(expecting(ExpectedVersion.none(), fact("a")));
            store().append(Commit.of(fact("b")));

            assertThat(take(follower, 3)).isEqualTo(all(store()));
            assertCaughtUp(follower);
        }
    }

    @Test
    default void manyFollowersSeeTheSameEachAtItsOwnPace() {
        store().append(Commit.of(facts("a", 2)));
        try (var one = store().follow(Query.all(), Checkpoint.START);
                var other = store().follow(Query.all(), Checkpoint.START)) {
            var seenByOne = take(one, 2);
            store().append(Commit.of(facts("b", 3)));
            var seenByOther = take(other, 5);
            seenByOne.addAll(take(one, 3));

            assertThat(seenByOne).isEqualTo(all(store()));
            assertThat(seenByOther).isEqualTo(all(store()));
        }
    }

    @Test
    default void aFollowerThatRestsHoldsNoWriterBackAndMissesNothing() {
        try (var follower = store().follow(Query.all(), Checkpoint.START)) {
            for (int i = 0; i < 30; i++) {
                store().append(Commit.of(byTurns("a", "b", 100)));
            }

            assertThat(take(follower, 3_000)).isEqualTo(all(store()));
        }
    }

    private List<RecordedEvent> take(Follower follower, int count) {
        var seen = new ArrayList<RecordedEvent>();
        for (int i = 1; i <= count; i++) {
            var next = follower.poll(place().patience());
            assertThat(next).as("event %s of %s that must come", i, count).isPresent();
            seen.add(next.orElseThrow());
        }
        return seen;
    }

    /** Asserts that nothing more comes, and that the follower comes to know that it has seen the whole log. */
    private void assertCaughtUp(Follower follower) {
        long deadline = System.nanoTime() + place().patience().toNanos();
        do {
            assertThat(follower.poll(Duration.ofMillis(5))).isEmpty();
        } while (!follower.checkpoint().equals(store().head()) && System.nanoTime() < deadline);
        assertThat(follower.checkpoint()).isEqualTo(store().head());
    }
}
