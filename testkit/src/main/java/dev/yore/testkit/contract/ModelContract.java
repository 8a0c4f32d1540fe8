package dev.yore.testkit.contract;

import dev.yore.testkit.history.RandomHistories;
import org.junit.jupiter.api.Test;

/** Whatever happens to a store, and in whatever order, it answers as the model in memory does. */
public interface ModelContract extends StoreTest {

    @Test
    default void randomHistoriesAgreeWithTheModelAtEveryStep() {
        RandomHistories.on(this::newPlace).histories(10).steps(200).seed(1).run();
    }
}
