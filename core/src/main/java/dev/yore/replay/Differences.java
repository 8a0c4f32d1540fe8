package dev.yore.replay;

import dev.yore.store.Cursor;

/**
 * The streams of which two logics make different things, found as they are asked for, in the order of the selection.
 *
 * <p>Ahead of the caller a bounded number of streams is compared, by threads of its own. They end with the cursor.
 *
 * @param <V> what is looked at
 */
public interface Differences<V> extends Cursor<Difference<V>> {

    /** What has been compared so far, and at least up to the last difference handed out; at the end, everything. */
    ReplayReport report();

    /** Goes to the end, past all differences that are left. */
    default ReplayReport finish() {
        try (this) {
            forEachRemaining(_ -> {});
            return report();
        }
    }
}
