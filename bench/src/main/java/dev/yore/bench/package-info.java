/**
 * {@code yore bench}: how fast the embedded engine is, beside what the disk under it can do and beside what people would take instead,
 * measured in the same run.
 */
@NullMarked
package dev.yore.bench;

import org.jspecify.annotations.NullMarked;
