package dev.yore.testkit.view;

import static dev.yore.testkit.view.Written.COUNTS;
import static dev.yore.testkit.view.Written.COUNTS_2;
import static dev.yore.testkit.view.Written.all;
import static dev.yore.testkit.view.Written.fill;
import static dev.yore.testkit.view.Written.lease;
import static dev.yore.testkit.view.Written.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.testkit.internal.Together;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Readers who name no version find the one that serves: always one, and all of it. */
public interface ServingContract extends ViewTest {

    @Test
    default void theFirstVersionServesAtOnceAndLaterOnesDoNot() {
        lease(store(), COUNTS_2);
        assertServes(COUNTS_2);
        lease(store(), COUNTS);
        lease(store(), new ViewId("counts", 3));

        assertServes(COUNTS_2);
        assertThat(store().serving("count")).isEmpty();
    }

    @Test
    default void readersGetTheVersionThatServes() {
        fill(store(), COUNTS, 1, 3);
        fill(store(), COUNTS_2, 2, 3);
        assertThat(valueServed()).isEqualTo(COUNTS);
        store().serve(COUNTS_2);
        assertServes(COUNTS_2);
        assertThat(valueServed()).isEqualTo(COUNTS_2);
        store().serve(COUNTS);
        store().serve(COUNTS);

        assertServes(COUNTS);
        assertThat(valueServed()).isEqualTo(COUNTS);
    }

    @Test
    default void aReaderKeepsTheVersionThatItWasOpenedWith() {
        fill(store(), COUNTS, 1, 3);
        fill(store(), COUNTS_2, 2, 3);
        try (var reader = store().read("counts")) {
            store().serve(COUNTS_2);
            assertThat(reader.id()).isEqualTo(COUNTS);
            assertThat(all(reader).values()).containsOnly(row(1));
        }
    }

    @Test
    default void noReaderFindsNoneOrAPartOfOneWhileVersionsAreSwitched() {
        fill(store(), COUNTS, 1, 20);
        fill(store(), COUNTS_2, 2, 20);
        whileReading(() -> {
            for (int i = 0; i < 60; i++) {
                store().serve(i % 2 == 0 ? COUNTS_2 : COUNTS);
            }
        });
    }

    @Test
    default void noReaderFindsNoneWhileOldVersionsAreReplacedAndDropped() {
        fill(store(), COUNTS, 1, 20);
        whileReading(() -> {
            for (int version = 2; version < 15; version++) {
                fill(store(), new ViewId("counts", version), version, 20);
                store().serve(new ViewId("counts", version));
                store().drop(new ViewId("counts", version - 1));
            }
        });
        assertThat(store().views()).hasSize(1);
    }

    /** Has several readers look at what serves, over and over, while something is done. */
    private void whileReading(Runnable work) {
        var done = new AtomicBoolean();
        List<Future<Integer>> readers = List.of(
                Together.begin(() -> look(done, this::valueServed)),
                Together.begin(() -> look(done, this::valueServed)),
                Together.begin(() -> look(done, this::assertOneServes)));
        try {
            work.run();
        } finally {
            done.set(true);
        }
        assertThat(readers)
                .allSatisfy(
                        it -> assertThat(Together.get(place().patience(), it)).isPositive());
    }

    private static int look(AtomicBoolean done, Callable<?> once) throws Exception {
        int times = 0;
        do {
            once.call();
            times++;
        } while (!done.get());
        return times;
    }

    /** Which version is read by name; its rows must all be of it. */
    private ViewId valueServed() {
        try (var reader = store().read("counts")) {
            var values = all(reader).values();
            assertThat(values).isNotEmpty();
            assertThat(new HashSet<>(values)).containsExactly(row(reader.id().version()));
            assertThat(reader.count()).isEqualTo(values.size());
            return reader.id();
        }
    }

    private boolean assertOneServes() {
        assertThat(store().serving("counts")).isPresent();
        assertThat(store().views().stream().filter(ViewInfo::serving)).hasSize(1);
        return true;
    }

    private void assertServes(ViewId id) {
        assertThat(store().serving(id.name())).contains(id);
        assertThat(store().views().stream().filter(ViewInfo::serving))
                .extracting(ViewInfo::id)
                .containsExactly(id);
        assertThat(store().view(id).orElseThrow().serving()).isTrue();
    }
}
