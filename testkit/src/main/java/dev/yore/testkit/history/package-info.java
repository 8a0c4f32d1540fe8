/**
 * Histories that nobody thought of: {@link dev.yore.testkit.history.RandomHistories} compare a store with the model in
 * memory step by step, {@link dev.yore.testkit.history.ConcurrentHistories} let many write, read and follow at once and
 * check what must hold whoever was faster.
 */
@NullMarked
package dev.yore.testkit.history;

import org.jspecify.annotations.NullMarked;
