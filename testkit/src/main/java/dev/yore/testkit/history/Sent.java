package dev.yore.testkit.history;

import dev.yore.store.AppendResult;
import dev.yore.store.Commit;

/**
 * A commit that a writer sent, and what it was told.
 *
 * @param commit what it sent
 * @param result what it was told
 */
record Sent(Commit commit, AppendResult result) {}
