/**
 * The log: segments of commits, written by one thread and read by all. {@link dev.yore.log.internal.segment.Segment} is one file
 * of it, {@link dev.yore.log.internal.segment.Recovery} finds out what of it is whole after a crash.
 */
@NullMarked
package dev.yore.log.internal.segment;

import org.jspecify.annotations.NullMarked;
