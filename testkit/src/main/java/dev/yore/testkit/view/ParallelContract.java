package dev.yore.testkit.view;

import static dev.yore.testkit.view.Written.all;
import static dev.yore.testkit.view.Written.atMost;
import static dev.yore.testkit.view.Written.changes;
import static dev.yore.testkit.view.Written.keys;
import static dev.yore.testkit.view.Written.lease;
import static dev.yore.testkit.view.Written.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.testkit.internal.Together;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Any thread may call at any time. */
public interface ParallelContract extends ViewTest {

    @Test
    default void severalViewsAreWrittenAtTheSameTime() {
        try (var beside = place().open()) {
            Together.call(place().patience(), 6, it -> write(it % 2 == 0 ? store() : beside, it));
        }

        assertThat(store().views()).hasSize(6).extracting(ViewInfo::events).containsOnly(20L);
        for (int i = 0; i < 6; i++) {
            assertThat(all(store(), view(i)).values())
                    .hasSize(atMost(store(), 100))
                    .containsOnly(row(20));
        }
    }

    private static boolean write(ViewStore store, int number) {
        var lease = lease(store, view(number), "owner-" + number);
        for (int i = 1; i <= 20; i++) {
            store.write(lease, changes(i, keys(atMost(store, 100))));
            assertThat(store.rows(view(number), List.of("key-000001"))).containsEntry("key-000001", row(i));
        }
        return true;
    }

    private static ViewId view(int number) {
        return new ViewId("view-" + number, 1);
    }
}
