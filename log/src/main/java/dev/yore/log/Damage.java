package dev.yore.log;

import dev.yore.event.Position;
import java.util.Optional;

/**
 * A place in a store that is not what was written there.
 *
 * @param file the file
 * @param offset where in it, in bytes
 * @param position the first event that is concerned, where that is known
 * @param what what is wrong there
 */
public record Damage(String file, long offset, Optional<Position> position, String what) {}
