/**
 * The contract of every engine: {@link dev.yore.store.EventStore}, what is appended ({@link dev.yore.store.Commit}),
 * under which expectations, what comes back, and what can go wrong.
 */
@NullMarked
package dev.yore.store;

import org.jspecify.annotations.NullMarked;
