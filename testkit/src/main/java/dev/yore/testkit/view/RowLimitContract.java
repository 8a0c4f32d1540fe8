package dev.yore.testkit.view;

import static dev.yore.testkit.view.Written.COUNTS;
import static dev.yore.testkit.view.Written.all;
import static dev.yore.testkit.view.Written.changes;
import static dev.yore.testkit.view.Written.checkpoint;
import static dev.yore.testkit.view.Written.keys;
import static dev.yore.testkit.view.Written.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Json;
import dev.yore.store.Checkpoint;
import dev.yore.store.LimitExceededException;
import dev.yore.view.Changes;
import dev.yore.view.Row;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A store takes what its limits allow, and nothing of what is more. */
public interface RowLimitContract extends ViewTest {

    @Test
    default void aWriteHasAtMostSoManyRows() {
        var lease = lease(store(), COUNTS);
        int most = store().limits().rowsPerWrite();
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> store().write(lease, changes(1, keys(most + 1))));
        assertThat(all(store(), COUNTS)).isEmpty();
        assertThat(checkpoint(store(), COUNTS)).isEqualTo(Checkpoint.START);
        store().write(lease, changes(2, keys(most)));

        try (var reader = store().read(COUNTS)) {
            assertThat(reader.count()).isEqualTo(most);
        }
    }

    @Test
    default void aRowHasAtMostSoManyBytes() {
        var lease = lease(store(), COUNTS);
        int most = store().limits().rowBytes();
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> store().write(lease, one("a", ofLength(most + 1))));
        assertThat(all(store(), COUNTS)).isEmpty();
        store().write(lease, one("a", ofLength(most)));

        assertThat(all(store(), COUNTS)).containsOnly(Map.entry("a", ofLength(most)));
    }

    @Test
    default void theLongestKeysAreTaken() {
        var lease = lease(store(), COUNTS);
        var ascii = "k".repeat(Row.MAX_KEY_BYTES);
        var letters = "é".repeat(Row.MAX_KEY_BYTES / 2);
        var pictures = "😀".repeat(Row.MAX_KEY_BYTES / 4);
        store().write(lease, changes(1, ascii, letters, pictures));

        assertThat(all(store(), COUNTS)).containsOnlyKeys(ascii, letters, pictures);
    }

    private static Changes one(String key, Json row) {
        return new Changes(Map.of(key, Optional.of(row)), Checkpoint.of(1), 1);
    }

    private static Json ofLength(int bytes) {
        return Json.parse("{\"a\":\"" + "x".repeat(bytes - 8) + "\"}");
    }
}
