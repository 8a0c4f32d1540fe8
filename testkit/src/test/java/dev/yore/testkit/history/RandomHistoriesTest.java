package dev.yore.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.testkit.InMemoryStore;
import dev.yore.testkit.broken.ForwardingStore;
import dev.yore.testkit.contract.InMemoryPlace;
import dev.yore.testkit.contract.StoreFixture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RandomHistoriesTest {

    @Test
    void everyKindOfStepMeetsEveryKindOfAnswerThatItCanHave() {
        var answers =
                RandomHistories.on(InMemoryPlace::new).histories(3).steps(2_000).run();

        assertThat(answers)
                .containsKeys(
                        "Append: Receipt",
                        "Append: Receipt again",
                        "Append: Conflict",
                        "Append: ConditionFailed",
                        "Append: IdTaken",
                        "Append: LimitExceededException",
                        "Restore: Receipt",
                        "Restore: Receipt again",
                        "Restore: RestoreException",
                        "Restore: IdTakenException",
                        "Load: Events",
                        "Load: NoEvents",
                        "Read: Events",
                        "Read: NoEvents",
                        "TakeFrom: Events",
                        "CatchUp: Events",
                        "CatchUp: NoEvents",
                        "Reopen: String",
                        "Crash: String");
        assertThat(answers)
                .allSatisfy((kind, count) -> assertThat(count).as(kind).isGreaterThan(2));
        assertThat(answers)
                .extracting("Append: Receipt")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.INTEGER)
                .isGreaterThan(600);
    }

    @Test
    void whereThereAreSeveralPartitionsWhatSpansThemIsOneMoreAnswer() {
        var answers = RandomHistories.on(() -> new InMemoryPlace(4))
                .histories(3)
                .steps(2_000)
                .run();

        assertThat(answers)
                .containsKeys(
                        "Append: Receipt again",
                        "Append: Conflict",
                        "Append: ConditionFailed",
                        "Append: IdTaken",
                        "Append: SpansPartitionsException",
                        "Restore: Receipt",
                        "Restore: RestoreException",
                        "CatchUp: Events",
                        "TakeFrom: Events",
                        "Crash: String");
        assertThat(answers.getOrDefault("Append: Receipt", 0)).isGreaterThan(600);
        assertThat(answers.getOrDefault("Append: SpansPartitionsException", 0)).isBetween(30, 600);
    }

    @Test
    void aStoreThatMixesPartitionsUpIsFound() {
        var histories = RandomHistories.on(() -> new InMemoryPlace(4) {
                    @Override
                    public InMemoryStore model() {
                        return super.model().withPartitions(3);
                    }
                })
                .steps(2_000);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(histories::run)
                .withMessageContaining("steps to 1:");
    }

    @Test
    void theSameSeedIsTheSameHistory() {
        var histories = RandomHistories.on(InMemoryPlace::new).steps(500).seed(7);

        assertThat(histories.run())
                .isEqualTo(histories.run())
                .isNotEqualTo(histories.seed(8).run());
    }

    @Test
    void aDifferenceIsToldWithItsSeedAndTheFewStepsThatLeadToIt() {
        var histories = RandomHistories.on(() -> new Place(MiscountingStore::new))
                .histories(10)
                .steps(2_000)
                .seed(40);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(histories::run)
                .withMessageContaining("The history of seed 40, shrunk from ")
                .withMessageContaining("steps to 2:")
                .withMessageContaining("in {history")
                .withMessageContaining("  2. version of {history")
                .withMessageContaining("To step 2 the model answered:")
                .withMessageContaining("RandomHistories.on(…).seed(40).histories(1).steps(2000).run()");
    }

    @Test
    void anExceptionIsADifferenceToo() {
        var histories = RandomHistories.on(() -> new Place(FailingStore::new)).steps(2_000);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(histories::run)
                .withMessageContaining("java.lang.IllegalStateException: no room");
    }

    /** A place whose store is broken. */
    private record Place(InMemoryPlace sound, Function<InMemoryStore, EventStore> breaking) implements StoreFixture {
        Place(Function<InMemoryStore, EventStore> breaking) {
            this(new InMemoryPlace(), breaking);
        }

        @Override
        public EventStore open() {
            return breaking.apply(sound.open());
        }
    }

    /** Reports a version too many for streams that have events. */
    private static final class MiscountingStore extends ForwardingStore {
        MiscountingStore(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public Version version(StreamId stream) {
            var version = sound.version(stream);
            return version.value() > 0 ? version.next() : version;
        }
    }

    private static final class FailingStore extends ForwardingStore {
        FailingStore(InMemoryStore sound) {
            super(sound);
        }

        @Override
        public AppendResult tryAppend(Commit commit) {
            if (commit.events().size() > 3) {
                throw new IllegalStateException("no room");
            }
            return sound.tryAppend(commit);
        }
    }
}
