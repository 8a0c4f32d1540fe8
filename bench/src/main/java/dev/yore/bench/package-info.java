/**
 * How fast the embedded engine is, beside what the disk under it can do, measured in the same run.
 *
 * <p>{@link dev.yore.bench.Main} runs all of it and prints a table.
 */
@NullMarked
package dev.yore.bench;

import org.jspecify.annotations.NullMarked;
