/**
 * The engine: {@link dev.yore.log.internal.engine.Writer} decides and records commits, cursors and followers read them.
 */
@NullMarked
package dev.yore.log.internal.engine;

import org.jspecify.annotations.NullMarked;
