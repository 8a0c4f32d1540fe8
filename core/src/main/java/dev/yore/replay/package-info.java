/**
 * What would be if the logic were another: {@link dev.yore.replay.Replay} folds the same events by two logics, stream by stream, and
 * tells where they differ and by how much. Nothing is written.
 */
@NullMarked
package dev.yore.replay;

import org.jspecify.annotations.NullMarked;
