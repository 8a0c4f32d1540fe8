package dev.yore.testkit.history;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.testkit.InMemoryStore;
import dev.yore.testkit.broken.ForwardingStore;
import dev.yore.testkit.contract.InMemoryPlace;
import dev.yore.testkit.contract.StoreFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConcurrentHistoriesTest {

    @Test
    void theStoreInMemoryKeepsEveryPromiseUnderManyWriters() {
        assertThatNoException()
                .isThrownBy(() -> ConcurrentHistories.on(InMemoryPlace::new)
                        .histories(5)
                        .writers(16)
                        .appends(30)
                        .seed(100)
                        .run());
    }

    @Test
    void withSeveralPartitionsTooItKeepsEveryPromise() {
        assertThatNoException()
                .isThrownBy(() -> ConcurrentHistories.on(() -> new InMemoryPlace(4))
                        .histories(5)
                        .writers(16)
                        .appends(30)
                        .seed(200)
                        .run());
    }

    @Test
    void aPromiseThatIsNotKeptIsToldWithTheSeed() {
        var histories = ConcurrentHistories.on(BrokenPlace::new)
                .histories(3)
                .writers(8)
                .appends(50)
                .seed(7);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(histories::run)
                .withMessageStartingWith("In the concurrent history of seed 7 (8 writers, 50 appends each): ")
                .withMessageContaining("was recorded at version");
    }

    private static final class BrokenPlace implements StoreFixture {
        @Override
        public EventStore open() {
            return new ForwardingStore(new InMemoryStore()) {
                @Override
                public AppendResult tryAppend(Commit commit) {
                    return sound.tryAppend(new Commit(commit.events(), Map.of(), commit.condition()));
                }
            };
        }
    }
}
