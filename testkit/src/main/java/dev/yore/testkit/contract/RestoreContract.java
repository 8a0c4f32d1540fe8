package dev.yore.testkit.contract;

import static dev.yore.testkit.contract.Facts.all;
import static dev.yore.testkit.contract.Facts.byTurns;
import static dev.yore.testkit.contract.Facts.fact;
import static dev.yore.testkit.contract.Facts.facts;
import static dev.yore.testkit.contract.Facts.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Event;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Version;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.IdTakenException;
import dev.yore.store.LimitExceededException;
import dev.yore.store.Query;
import dev.yore.store.RecordedCommit;
import dev.yore.store.RestorableStore;
import dev.yore.store.RestoreException;
import dev.yore.store.StoreClosedException;
import dev.yore.testkit.InMemoryStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A store takes over the history of another one exactly. It is for stores that are {@link RestorableStore}s. */
public interface RestoreContract extends StoreTest {

    /** A time of recording long before the test. */
    Instant EARLIER = Instant.parse("2020-02-29T12:00:00.123456Z");

    @Test
    default void aRestoredHistoryIsTheSameToTheLastMicrosecond() {
        var now = new Instant[] {EARLIER};
        var source = place().model().withClock(() -> now[0] = now[0].plus(1, ChronoUnit.MICROS));
        for (int i = 1; i <= 20; i++) {
            source.append(Commit.of(byTurns("a", "b", i)));
        }
        copy(source);

        assertThat(all(store())).isEqualTo(all(source));
        assertThat(store().headAt(now[0].minus(1, ChronoUnit.MICROS)))
                .isEqualTo(source.headAt(now[0].minus(1, ChronoUnit.MICROS)));
        reopen();
        assertThat(all(store())).isEqualTo(all(source));
    }

    @Test
    default void commitsAreRestoredTogetherAsOneByOne() {
        var commits = new ArrayList<RecordedCommit>();
        for (int i = 0; i < 100; i++) {
            commits.add(new RecordedCommit(byTurns("a", "b", 2), at(2 * i + 1), EARLIER.plusSeconds(i)));
        }
        var receipts = restorable().restoreAll(commits);

        assertThat(receipts)
                .extracting(it -> it.commit().first())
                .isEqualTo(commits.stream().map(RecordedCommit::first).toList());
        assertThat(receipts.getLast().version(stream("b"))).isEqualTo(Version.of(100));
        assertThat(all(store()))
                .extracting(RecordedEvent::event)
                .isEqualTo(commits.stream().flatMap(it -> it.events().stream()).toList());
        assertThat(restorable().restoreAll(commits)).isEqualTo(receipts);
        assertThat(restorable().restoreAll(List.of())).isEmpty();
        reopen();
        assertThat(restorable().restoreAll(commits)).isEqualTo(receipts);
    }

    @Test
    default void ofCommitsRestoredTogetherOnlyThoseBeforeARefusedOneAreRecorded() {
        var taken = fact("a");
        var good = new RecordedCommit(List.of(taken, fact("b")), at(1), EARLIER);
        var bad = new RecordedCommit(List.of(taken), at(3), EARLIER);
        var behind = new RecordedCommit(facts("b", 1), at(4), EARLIER);

        assertThatExceptionOfType(IdTakenException.class)
                .isThrownBy(() -> restorable().restoreAll(List.of(good, bad, behind)));
        assertThat(store().head()).isEqualTo(Checkpoint.of(at(2)));
        assertThatExceptionOfType(RestoreException.class)
                .isThrownBy(() -> restorable().restoreAll(List.of(good, behind)));
        assertThat(store().head()).isEqualTo(Checkpoint.of(at(2)));
    }

    @Test
    default void aRestoredCommitGetsAReceipt() {
        restorable().restore(facts("a", 2), at(1), EARLIER);
        var receipt = restorable().restore(List.of(fact("b"), fact("a")), at(3), EARLIER.plusSeconds(1));

        assertThat(receipt.commit().first()).isEqualTo(at(3));
        assertThat(receipt.commit().size()).isEqualTo(2);
        assertThat(receipt.recordedAt()).isEqualTo(EARLIER.plusSeconds(1));
        assertThat(receipt.version(stream("a"))).isEqualTo(Version.of(3));
    }

    @Test
    default void aCommitRestoredTwiceIsLeftAsItIs() {
        var events = byTurns("a", "b", 3);
        var receipt = restorable().restore(events, at(1), EARLIER);
        restorable().restore(facts("a", 1), at(4), EARLIER);
        var log = all(store());

        assertThat(restorable().restore(events, at(1), EARLIER)).isEqualTo(receipt);
        reopen();
        assertThat(restorable().restore(events, at(1), EARLIER)).isEqualTo(receipt);
        assertThat(all(store())).isEqualTo(log);
    }

    @Test
    default void aCommitThatLeavesAGapIsRefused() {
        restorable().restore(facts("a", 2), at(1), EARLIER);

        assertRefused(facts("a", 1), 4, EARLIER);
        assertRefused(facts("a", 1), 100, EARLIER);
    }

    @Test
    default void aCommitThatWouldStandWhereAnotherStandsIsRefused() {
        restorable().restore(facts("a", 2), at(1), EARLIER);

        assertRefused(facts("a", 1), 1, EARLIER);
        assertRefused(facts("a", 2), 1, EARLIER);
        assertRefused(facts("a", 1), 2, EARLIER);
    }

    @Test
    default void aCommitRecordedBeforeTheLastOneIsRefused() {
        restorable().restore(facts("a", 2), at(1), EARLIER);

        assertRefused(facts("a", 1), 3, EARLIER.minus(1, ChronoUnit.MICROS));
        assertThat(restorable().restore(facts("a", 1), at(3), EARLIER).version(stream("a")))
                .isEqualTo(Version.of(3));
    }

    @Test
    default void aCommitWithATakenIdIsRefused() {
        var taken = fact("a");
        restorable().restore(List.of(taken, fact("a")), at(1), EARLIER);
        var log = all(store());

        assertThatExceptionOfType(IdTakenException.class)
                .isThrownBy(() -> restorable().restore(List.of(fact("b"), taken), at(3), EARLIER))
                .satisfies(it -> assertThat(it.id()).isEqualTo(taken.id()))
                .satisfies(it -> assertThat(it.position()).isEqualTo(at(1)));
        assertThat(all(store())).isEqualTo(log);
    }

    @Test
    default void idsAreLookedAtBeforeThePlaceAndTheTime() {
        var events = facts("a", 2);
        restorable().restore(events, at(1), EARLIER);

        assertRefused(events, 3, EARLIER);
        assertThatExceptionOfType(IdTakenException.class)
                .isThrownBy(() -> restorable().restore(events.subList(1, 2), at(9), EARLIER.minusSeconds(1)))
                .satisfies(it -> assertThat(it.position()).isEqualTo(at(2)));
    }

    @Test
    default void aCommitThatIsTooLargeIsRefused() {
        int limit = store().limits().commitEvents();

        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> restorable().restore(facts("a", limit + 1), at(1), EARLIER));
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> restorable().restore(List.of(), at(1), EARLIER));
        assertThat(all(store())).isEmpty();
    }

    @Test
    default void aRestoredHistoryGoesOnWithAppends() {
        var future = Instant.parse("2999-01-01T00:00:00Z");
        var restored = fact("a", "Restored", "from:elsewhere");
        restorable().restore(List.of(restored), at(1), future);
        var receipt = store().append(Commit.of(fact("a")).expecting(stream("a"), ExpectedVersion.exactly(1)));

        assertThat(receipt.position()).isEqualTo(at(2));
        assertThat(receipt.recordedAt()).isAfterOrEqualTo(future);
        assertThat(store().tryAppend(Commit.of(restored)))
                .isEqualTo(restorable().restore(List.of(restored), at(1), future));
        assertThat(store().read(Query.tags("from:elsewhere")).toList()).hasSize(1);
    }

    @Test
    default void aFollowerSeesWhatIsRestored() {
        try (var follower = store().follow(Query.all(), Checkpoint.START)) {
            restorable().restore(facts("a", 1), at(1), EARLIER);

            assertThat(follower.poll(place().patience())).contains(all(store()).getFirst());
        }
    }

    @Test
    default void aClosedStoreRestoresNothing() {
        store().close();

        assertThatExceptionOfType(StoreClosedException.class)
                .isThrownBy(() -> restorable().restore(facts("a", 1), at(1), EARLIER));
    }

    private void copy(InMemoryStore source) {
        var log = all(source);
        for (int i = 0; i < log.size(); ) {
            var first = log.get(i);
            int size = first.commit().size();
            var events =
                    log.subList(i, i + size).stream().map(RecordedEvent::event).toList();
            restorable().restore(events, first.position(), first.recordedAt());
            i += size;
        }
    }

    private void assertRefused(List<Event> events, long first, Instant recordedAt) {
        var log = all(store());

        assertThatExceptionOfType(RestoreException.class)
                .isThrownBy(() -> restorable().restore(events, at(first), recordedAt));
        assertThat(all(store())).isEqualTo(log);
    }

    /** The position of this rank in the partition of the suite's streams. */
    private Position at(long rank) {
        return new Position(place().model().partition(stream("a")), rank);
    }

    private RestorableStore restorable() {
        return (RestorableStore) store();
    }
}
