/**
 * The inverted index: from a term (a stream, a type, a tag, an event id) to the positions where it occurs.
 *
 * <p>Recent postings are in memory ({@link dev.yore.log.internal.index.MemoryRun}), older ones in immutable sorted files
 * ({@link dev.yore.log.internal.index.DiskRun}) that are merged in levels. Runs cover disjoint ranges of positions. The index can always be
 * made anew from the log, and whatever it finds, the log confirms.
 */
@NullMarked
package dev.yore.log.internal.index;

import org.jspecify.annotations.NullMarked;
