/** What runs: readers of shards, the putting of commits, and those who wait. */
@NullMarked
package dev.yore.deciding.internal.engine;

import org.jspecify.annotations.NullMarked;
