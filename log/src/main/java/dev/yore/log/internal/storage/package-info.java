/**
 * Where an engine's files lie: {@link dev.yore.log.internal.storage.Storage} is all that the rest sees of a disk, so that tests can put a
 * faulty one under it.
 */
@NullMarked
package dev.yore.log.internal.storage;

import org.jspecify.annotations.NullMarked;
