/**
 * States kept so that a load need not begin with the first event. Nothing depends on them: without them, every answer is the
 * same, only later.
 */
@NullMarked
package dev.yore.snapshot;

import org.jspecify.annotations.NullMarked;
