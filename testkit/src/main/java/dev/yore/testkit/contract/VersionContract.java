package dev.yore.testkit.contract;

import static dev.yore.store.ExpectedVersion.any;
import static dev.yore.store.ExpectedVersion.exactly;
import static dev.yore.store.ExpectedVersion.none;
import static dev.yore.testkit.contract.Facts.all;
import static dev.yore.testkit.contract.Facts.expecting;
import static dev.yore.testkit.contract.Facts.fact;
import static dev.yore.testkit.contract.Facts.facts;
import static dev.yore.testkit.contract.Facts.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Version;
import dev.yore.store.AppendResult.Conflict;
import dev.yore.store.AppendResult.Mismatch;
import dev.yore.store.Commit;
import dev.yore.store.ConflictException;
import dev.yore.store.Receipt;
import dev.yore.testkit.internal.Together;
import org.junit.jupiter.api.Test;

/** A commit is recorded only where its streams have the versions that its writer expects. */
public interface VersionContract extends StoreTest {

    @Test
    default void aCommitThatExpectsTheVersionOfItsStreamIsRecorded() {
        store().append(expecting(none(), fact("a")));
        store().append(expecting(exactly(1), fact("a"), fact("a")));
        var receipt = store().append(expecting(exactly(3), fact("a")));

        assertThat(receipt.version(stream("a"))).isEqualTo(Version.of(4));
    }

    @Test
    default void aCommitThatExpectsAnEarlierVersionIsRefused() {
        store().append(Commit.of(facts("a", 3)));

        assertRefused(expecting(exactly(2), fact("a")), new Mismatch(stream("a"), exactly(2), Version.of(3)));
    }

    @Test
    default void aCommitThatExpectsALaterVersionIsRefused() {
        store().append(Commit.of(facts("a", 3)));

        assertRefused(expecting(exactly(4), fact("a")), new Mismatch(stream("a"), exactly(4), Version.of(3)));
    }

    @Test
    default void aCommitThatExpectsNoStreamIsRefusedWhereThereIsOne() {
        store().append(Commit.of(fact("a")));

        assertRefused(expecting(none(), fact("a")), new Mismatch(stream("a"), none(), Version.of(1)));
    }

    @Test
    default void aCommitThatExpectsAStreamIsRefusedWhereThereIsNone() {
        store().append(Commit.of(fact("b")));

        assertRefused(expecting(exactly(1), fact("a")), new Mismatch(stream("a"), exactly(1), Version.NONE));
    }

    @Test
    default void versionZeroIsThatOfAStreamWithoutEvents() {
        assertThat(store().tryAppend(expecting(exactly(0), fact("a")))).isInstanceOf(Receipt.class);
        assertRefused(expecting(exactly(0), fact("a")), new Mismatch(stream("a"), exactly(0), Version.of(1)));
    }

    @Test
    default void aCommitThatExpectsAnyVersionIsAlwaysRecorded() {
        store().append(expecting(any(), fact("a")));
        store().append(Commit.of(fact("a")));
        var receipt = store().append(expecting(any(), fact("a")));

        assertThat(receipt.version(stream("a"))).isEqualTo(Version.of(3));
    }

    @Test
    default void eachStreamOfACommitMayBeExpectedAtItsOwnVersion() {
        store().append(Commit.of(facts("a", 2)));
        var receipt = store().append(Commit.of(fact("a"), fact("b"), fact("c"))
                .expecting(stream("a"), exactly(2))
                .expecting(stream("b"), none()));

        assertThat(receipt.version(stream("a"))).isEqualTo(Version.of(3));
        assertThat(receipt.version(stream("b"))).isEqualTo(Version.of(1));
    }

    @Test
    default void allMismatchesAreReportedInTheOrderOfTheCommitsEvents() {
        store().append(Commit.of(facts("a", 2)));
        store().append(Commit.of(facts("b", 1)));
        var commit = Commit.of(fact("d"), fact("b"), fact("c"), fact("a"), fact("b"), fact("d"))
                .expecting(stream("a"), exactly(1))
                .expecting(stream("b"), exactly(2))
                .expecting(stream("c"), none())
                .expecting(stream("d"), exactly(7));

        assertRefused(
                commit,
                new Mismatch(stream("d"), exactly(7), Version.NONE),
                new Mismatch(stream("b"), exactly(2), Version.of(1)),
                new Mismatch(stream("a"), exactly(1), Version.of(2)));
    }

    @Test
    default void anExpectationMeansTheVersionBeforeTheCommitHoweverManyEventsItHas() {
        store().append(Commit.of(fact("a")));
        store().append(Commit.of(facts("a", 5)).expecting(stream("a"), exactly(1)));

        assertThat(store().version(stream("a"))).isEqualTo(Version.of(6));
    }

    @Test
    default void versionsAreThoseOfTheStreamAndNotOfOthersWithLikeNames() {
        store().append(Commit.of(facts("a", 3)));
        store().append(expecting(none(), fact("a-1")));
        store().append(expecting(none(), fact("A")));
        store().append(expecting(exactly(3), fact("a")));

        assertThat(store().version(stream("a"))).isEqualTo(Version.of(4));
        assertThat(store().version(stream("a-1"))).isEqualTo(Version.of(1));
    }

    @Test
    default void appendThrowsTheConflictWithAllThatItsWriterNeeds() {
        store().append(Commit.of(facts("a", 3)));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> store().append(expecting(exactly(2), fact("a"))))
                .satisfies(it -> assertThat(it.mismatches())
                        .containsExactly(new Mismatch(stream("a"), exactly(2), Version.of(3))))
                .withMessageContaining(stream("a").value())
                .withMessageContaining("3");
    }

    @Test
    default void aRefusedCommitMayBeSentAgainWithAnotherExpectation() {
        store().append(Commit.of(fact("a")));
        var commit = Commit.of(fact("a"), fact("b"));
        store().tryAppend(commit.expecting(stream("a"), none()));

        assertThat(store().tryAppend(commit.expecting(stream("a"), exactly(1)))).isInstanceOf(Receipt.class);
        assertThat(all(store())).hasSize(3);
    }

    @Test
    default void ofManyWritersWithTheSameExpectationOneWins() {
        for (int round = 0; round < 20; round++) {
            var expected = exactly(round);
            var actual = Version.of(round + 1L);
            var results = Together.call(place().patience(), 4, _ -> store().tryAppend(expecting(expected, fact("a"))));

            assertThat(results).filteredOn(Receipt.class::isInstance).hasSize(1);
            assertThat(results)
                    .filteredOn(it -> !(it instanceof Receipt))
                    .allSatisfy(it -> assertThat(it)
                            .isInstanceOfSatisfying(
                                    Conflict.class,
                                    conflict -> assertThat(conflict.mismatches())
                                            .containsExactly(new Mismatch(stream("a"), expected, actual))));
        }
    }

    @Test
    default void writersThatExpectNothingDoNotHinderEachOther() {
        var results = Together.call(place().patience(), 8, i -> {
            for (int n = 0; n < 10; n++) {
                store().append(Commit.of(fact("a"), fact("writer-" + i)));
            }
            return store().version(stream("writer-" + i)).value();
        });

        assertThat(results).hasSize(8).containsOnly(10L);
        assertThat(store().version(stream("a")).value()).isEqualTo(80);
    }

    private void assertRefused(Commit commit, Mismatch... mismatches) {
        var before = all(store());

        assertThat(store().tryAppend(commit))
                .isInstanceOfSatisfying(
                        Conflict.class, it -> assertThat(it.mismatches()).containsExactly(mismatches));
        assertThat(all(store())).isEqualTo(before);
        assertThat(store().head().ranks().values().stream().mapToLong(it -> it).sum())
                .isEqualTo(before.size());
        commit.events().forEach(it -> {
            assertThat(store().find(it.id())).isEmpty();
            assertThat(store().version(it.stream()).value())
                    .isEqualTo(before.stream()
                            .filter(old -> old.stream().equals(it.stream()))
                            .count());
        });
    }
}
