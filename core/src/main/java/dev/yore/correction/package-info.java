/**
 * Mistakes of the past made good: {@link dev.yore.correction.Corrections} finds the events that are wrong and appends compensating
 * ones that point at them. What is recorded stays as it is.
 */
@NullMarked
package dev.yore.correction;

import org.jspecify.annotations.NullMarked;
