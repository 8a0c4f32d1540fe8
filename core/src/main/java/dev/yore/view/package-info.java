/**
 * Where projections keep their rows: the contract of every target, and the one in memory.
 *
 * <p>A {@link dev.yore.view.ViewStore} holds views. A view ({@link dev.yore.view.ViewId}: a name and a version) is rows by
 * key, and the {@link dev.yore.store.Checkpoint} of the events that made them; both change in one transaction. Who writes a
 * view holds its {@link dev.yore.view.Lease}; who reads it opens a {@link dev.yore.view.ViewReader}.
 */
@NullMarked
package dev.yore.view;

import org.jspecify.annotations.NullMarked;
